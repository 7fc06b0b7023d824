// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.diff;

import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** The default values of a schema's fields, as text by path. Recursive records are followed once. */
final class SchemaDefaults {
    private final Map<String, String> defaults = new LinkedHashMap<>();
    private final Deque<String> openRecords = new ArrayDeque<>();

    private SchemaDefaults() {}

    static Map<String, String> byPath(Schema record) {
        SchemaDefaults walk = new SchemaDefaults();
        walk.nested(record, "");
        return walk.defaults;
    }

    private void nested(Schema schema, String path) {
        switch (schema.getType()) {
            case RECORD -> record(schema, path.isEmpty() ? "" : path + ".");
            case ARRAY -> nested(schema.getElementType(), path + "[]");
            case MAP -> nested(schema.getValueType(), path + "{}");
            case UNION -> schema.getTypes().forEach(branch -> nested(branch, path));
            default -> {}
        }
    }

    private void record(Schema schema, String prefix) {
        if (openRecords.contains(schema.getFullName())) {
            return;
        }
        openRecords.push(schema.getFullName());
        for (Schema.Field field : schema.getFields()) {
            if (field.hasDefaultValue()) {
                Object value = field.defaultVal();
                boolean nothing = value == null || value.equals(JsonProperties.NULL_VALUE);
                defaults.put(prefix + field.name(), nothing ? "null" : String.valueOf(value));
            }
            nested(field.schema(), prefix + field.name());
        }
        openRecords.pop();
    }
}
