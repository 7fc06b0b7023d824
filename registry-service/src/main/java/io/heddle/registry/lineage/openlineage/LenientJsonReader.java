// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.openlineage;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * Builds a tree from tokens. A name that an object has twice keeps both values where they can be joined, otherwise the
 * later one; values nested too deeply and numbers that JSON does not have become null. Used by one thread for one
 * document.
 */
final class LenientJsonReader {
    /** The longest number that is worth its conversion. */
    private static final int NUMBER_CHARS = 100;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonParser parser;
    private final Deque<Object> path = new ArrayDeque<>();
    private final List<LineageEventNotice> notices = new ArrayList<>();

    LenientJsonReader(JsonParser parser) {
        this.parser = parser;
    }

    List<LineageEventNotice> notices() {
        return notices;
    }

    /** @return a missing node if there is nothing to read */
    JsonNode read() throws IOException {
        if (parser.nextToken() == null) {
            return MissingNode.getInstance();
        }
        JsonNode tree = value();
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "content after the end");
        }
        return tree;
    }

    /** Adds a notice about the value that is being read. */
    void notice(String message) {
        if (notices.size() < OpenLineageLimits.DOCUMENT_NOTICES) {
            notices.add(new LineageEventNotice(pathText(), message));
        }
    }

    private JsonNode value() throws IOException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> isTooDeep() ? skip() : object();
            case START_ARRAY -> isTooDeep() ? skip() : array();
            case VALUE_STRING -> TextNode.valueOf(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE -> BooleanNode.TRUE;
            case VALUE_FALSE -> BooleanNode.FALSE;
            case VALUE_NULL -> NullNode.instance;
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new JsonParseException(parser, "no value begins with " + token);
        };
    }

    private boolean isTooDeep() {
        return path.size() >= OpenLineageLimits.JSON_DEPTH;
    }

    private JsonNode skip() throws IOException {
        parser.skipChildren();
        notice("is nested more than " + OpenLineageLimits.JSON_DEPTH + " levels deep; it is left out");
        return NullNode.instance;
    }

    private ObjectNode object() throws IOException {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            path.addLast(name);
            JsonNode value = value();
            JsonNode earlier = object.replace(name, value);
            if (earlier != null) {
                notice("is there twice; both values count where they can be joined, otherwise the later one");
                object.set(name, join(earlier, value));
            }
            path.removeLast();
        }
        return object;
    }

    private ArrayNode array() throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            path.addLast(array.size());
            array.add(value());
            path.removeLast();
        }
        return array;
    }

    private JsonNode number() throws IOException {
        if (parser.isNaN() || parser.getTextLength() > NUMBER_CHARS) {
            notice("is not a number of JSON, or too long; it is left out");
            return NullNode.instance;
        }
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
            return NODES.numberNode(parser.getDoubleValue());
        }
        return switch (parser.getNumberType()) {
            case INT, LONG -> NODES.numberNode(parser.getLongValue());
            case BIG_INTEGER, BIG_DECIMAL, FLOAT, DOUBLE -> NODES.numberNode(parser.getBigIntegerValue());
        };
    }

    private static JsonNode join(JsonNode earlier, JsonNode later) {
        if (earlier instanceof ObjectNode one && later instanceof ObjectNode other) {
            for (Map.Entry<String, JsonNode> entry : other.properties()) {
                JsonNode known = one.get(entry.getKey());
                one.set(entry.getKey(), known == null ? entry.getValue() : join(known, entry.getValue()));
            }
            return one;
        }
        if (earlier instanceof ArrayNode one && later instanceof ArrayNode other) {
            return one.equals(other) ? one : one.addAll(other);
        }
        return later.isNull() ? earlier : later;
    }

    private String pathText() {
        StringBuilder text = new StringBuilder();
        for (Object step : path) {
            if (step instanceof Integer index) {
                text.append('[').append(index).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".")
                        .append(OpenLineageEventChecker.displayName(String.valueOf(step)));
            }
        }
        return text.toString();
    }
}
