// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.compatibility;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Changes a schema at random, in valid and invalid ways. */
final class SchemaMutations {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TYPES =
            List.of("\"int\"", "\"long\"", "\"float\"", "\"double\"", "\"string\"", "\"bytes\"", "\"boolean\"",
                    "\"null\"",
                    "[\"null\",\"string\"]", "[\"int\",\"string\"]", "{\"type\":\"array\",\"items\":\"int\"}",
                    "{\"type\":\"map\",\"values\":\"long\"}");

    private final Random random;
    private int names;

    SchemaMutations(Random random) {
        this.random = random;
    }

    /** A later version of the schema. */
    Schema next(Schema schema, int changes) {
        Schema now = schema;
        for (int i = 0; i < changes; i++) {
            now = change(now);
        }
        return now;
    }

    private Schema change(Schema schema) {
        try {
            JsonNode tree = JSON.readTree(schema.toString());
            List<ObjectNode> nodes = new ArrayList<>();
            collect(tree, nodes);
            change(nodes.get(random.nextInt(nodes.size())));
            return new Schema.Parser().parse(tree.toString());
        } catch (JsonProcessingException | AvroRuntimeException e) {
            return schema; // the result is not a valid schema, for example because of a default of another type
        }
    }

    private static void collect(JsonNode node, List<ObjectNode> found) {
        if (node instanceof ObjectNode object) {
            found.add(object);
        }
        node.forEach(child -> collect(child, found));
    }

    private void change(ObjectNode node) throws JsonProcessingException {
        String type = node.path("type").asText();
        switch (type) {
            case "record" -> changeRecord(node, (ArrayNode) node.get("fields"));
            case "enum" -> changeEnum(node, (ArrayNode) node.get("symbols"));
            case "fixed" -> node.put("size", random.nextInt(4));
            case "array" -> node.set("items", widen(node.get("items")));
            case "map" -> node.set("values", widen(node.get("values")));
            default -> changeField(node);
        }
        if (List.of("record", "enum", "fixed").contains(type) && random.nextInt(6) == 0) {
            String old = node.get("name").asText();
            if (random.nextBoolean()) {
                node.putArray("aliases").add(old);
            }
            node.put("name", "N" + random.nextInt(1000));
        }
    }

    private void changeRecord(ObjectNode record, ArrayNode fields) throws JsonProcessingException {
        switch (random.nextInt(4)) {
            case 0 -> {
                if (fields.size() > 1) {
                    fields.remove(random.nextInt(fields.size()));
                }
            }
            case 1 -> fields.add(JSON.readTree(
                    "{\"name\":\"g" + names++ + "\",\"type\":" + TYPES.get(random.nextInt(TYPES.size())) + "}"));
            case 2 -> fields.add(
                    JSON.readTree("{\"name\":\"h" + names++ + "\",\"type\":[\"null\",\"long\"],\"default\":null}"));
            default -> fields.add(JSON.readTree(
                    "{\"name\":\"r" + names++ + "\",\"type\":[\"null\",\"" + record.path("name").asText() + "\"]"
                            + (random.nextBoolean() ? ",\"default\":null}" : "}")));
        }
    }

    private void changeEnum(ObjectNode node, ArrayNode symbols) {
        switch (random.nextInt(4)) {
            case 0 -> symbols.add("S" + names++);
            case 1 -> {
                if (symbols.size() > 1) {
                    symbols.remove(random.nextInt(symbols.size()));
                }
            }
            case 2 -> node.put("default", symbols.get(0).asText());
            default -> node.remove("default");
        }
    }

    private void changeField(ObjectNode field) throws JsonProcessingException {
        if (!field.has("name")) {
            return;
        }
        switch (random.nextInt(4)) {
            case 0 -> field.set("type", widen(field.get("type")));
            case 1 -> {
                String old = field.get("name").asText();
                field.put("name", "n" + names++);
                if (random.nextBoolean()) {
                    field.putArray("aliases").add(old);
                }
            }
            case 2 -> field.remove("default");
            default -> field.set("type", JSON.readTree(TYPES.get(random.nextInt(TYPES.size()))));
        }
    }

    private JsonNode widen(JsonNode type) throws JsonProcessingException {
        if (type.isTextual() && type.asText().equals("int") && random.nextBoolean()) {
            return JSON.readTree("\"long\"");
        }
        if (type.isArray() && type.size() > 1 && random.nextBoolean()) {
            ((ArrayNode) type).remove(random.nextInt(type.size()));
            return type;
        }
        ArrayNode union = JSON.createArrayNode();
        if (type.isArray()) {
            union.addAll((ArrayNode) type);
            union.add("boolean");
        } else {
            union.add("null").add(type);
        }
        return union;
    }
}
