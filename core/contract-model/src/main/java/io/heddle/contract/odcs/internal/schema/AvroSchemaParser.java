// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Parses untrusted Avro schemas: limits length, depth and size before Avro parses them, checks names and defaults, and
 * rejects records that must contain themselves.
 */
public final class AvroSchemaParser {
    public static final int MAX_LENGTH = 1_000_000;
    static final int MAX_DEPTH = 100;
    private static final int MAX_TOKENS = 200_000;
    private static final int MAX_RECORDS = 1_000;
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS) // as Avro's own parser does
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    /** What is wrong with a schema, as a message for its author. */
    static final class InvalidSchemaException extends Exception {
        private static final long serialVersionUID = 1L;

        InvalidSchemaException(String message) {
            super(message);
        }
    }

    private AvroSchemaParser() {}

    /**
     * A schema file without a byte order mark, which Avro does not expect in a text.
     *
     * @throws InvalidSchemaException if it is too long or not JSON; comments are allowed
     */
    static String checkText(String text) throws InvalidSchemaException {
        if (text.length() > MAX_LENGTH) {
            throw new InvalidSchemaException("it is longer than " + MAX_LENGTH + " characters");
        }
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        checkJson(body);
        return body;
    }

    /**
     * Parses a checked text.
     *
     * @param known the types of other files, by full name
     */
    static Schema parse(String text, Map<String, Schema> known) throws InvalidSchemaException {
        try {
            Schema.Parser parser = new Schema.Parser(NameValidator.STRICT_VALIDATOR).setValidateDefaults(true);
            parser.addTypes(known.values());
            return parser.parse(text);
        } catch (StackOverflowError e) {
            throw new InvalidSchemaException("its types are nested too deeply");
        } catch (AvroRuntimeException | ClassCastException | NullPointerException | IllegalArgumentException e) {
            throw new InvalidSchemaException("Avro says: " + firstLine(e));
        }
    }

    /** Checks that values of the schema can exist and are records. */
    static void checkValue(Schema schema) throws InvalidSchemaException {
        if (schema.getType() != Schema.Type.RECORD) {
            throw new InvalidSchemaException(
                    "it is of type " + schema.getType().getName() + ", but a product's value must be a record");
        }
        nestingDepth(schema, 0, new HashMap<>());
        if (mustContainItself(schema, new HashSet<>(), new HashSet<>())) {
            throw new InvalidSchemaException(
                    "a record contains itself without a way out, so no value could exist; make the"
                            + " recursive field a union with null, an array or a map");
        }
    }

    private static void checkJson(String text) throws InvalidSchemaException {
        try (JsonParser parser = JSON.createParser(text)) {
            int tokens = 0;
            int depth = 0;
            int records = 0;
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw new InvalidSchemaException("it is empty");
            }
            while (token != null) {
                if (++tokens > MAX_TOKENS) {
                    throw new InvalidSchemaException("it has more than " + MAX_TOKENS + " JSON values");
                }
                records += token == JsonToken.FIELD_NAME && "fields".equals(parser.currentName()) ? 1 : 0;
                if (records > MAX_RECORDS) {
                    throw new InvalidSchemaException("it has more than " + MAX_RECORDS + " records");
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                token = parser.nextToken();
                if (depth == 0 && token != null) {
                    throw new InvalidSchemaException("text follows the schema, at line "
                            + parser.currentTokenLocation().getLineNr());
                }
            }
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
            throw new InvalidSchemaException(
                    "it is not valid JSON, or nested more than " + MAX_DEPTH + " deep, at line " + line + ", column "
                            + column
                            + ": " + shortened(String.valueOf(e.getOriginalMessage())));
        } catch (IOException e) {
            throw new InvalidSchemaException("it cannot be read as JSON");
        }
    }

    /** The nesting depth of the types in a schema. Named types can repeat, so each is measured once. */
    private static int nestingDepth(Schema schema, int depth, Map<String, Integer> known)
            throws InvalidSchemaException {
        boolean named = schema.getType() == Schema.Type.RECORD;
        int height = named ? known.getOrDefault(schema.getFullName(), -1) : -1;
        if (depth + Math.max(height, 0) > MAX_DEPTH) {
            throw new InvalidSchemaException("its types are nested more than " + MAX_DEPTH + " deep");
        }
        if (height >= 0) {
            return height;
        }
        if (named) {
            known.put(schema.getFullName(), 0); // a recursive reference adds no depth
        }
        height = 0;
        for (Schema inner : childSchemas(schema)) {
            height = Math.max(height, 1 + nestingDepth(inner, depth + 1, known));
        }
        if (named) {
            known.put(schema.getFullName(), height);
        }
        return height;
    }

    private static List<Schema> childSchemas(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> schema.getFields().stream().map(Schema.Field::schema).toList();
            case ARRAY -> List.of(schema.getElementType());
            case MAP -> List.of(schema.getValueType());
            case UNION -> schema.getTypes();
            default -> List.of();
        };
    }

    /** Whether every value of the schema must contain another value of an enclosing record. */
    private static boolean mustContainItself(Schema schema, Set<String> open, Set<String> closed) {
        if (schema.getType() != Schema.Type.RECORD || closed.contains(schema.getFullName())) {
            return false;
        }
        if (!open.add(schema.getFullName())) {
            return true;
        }
        for (Schema.Field field : schema.getFields()) {
            if (mustContainItself(field.schema(), open, closed)) {
                return true;
            }
        }
        open.remove(schema.getFullName());
        closed.add(schema.getFullName());
        return false;
    }

    private static String firstLine(RuntimeException e) {
        return shortened(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() > 300 ? line.substring(0, 297) + "..." : line;
    }
}
