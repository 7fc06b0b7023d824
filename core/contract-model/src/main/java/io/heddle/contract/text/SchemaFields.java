// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.text;

import io.heddle.contract.FieldPath;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Lists every field of a record schema with its type in words; nested fields follow the field that contains them. */
public final class SchemaFields {
    private static final int MAX_DEPTH = 32;

    private final Map<FieldPath, Field> fields = new LinkedHashMap<>();
    private final List<String> openRecords = new ArrayList<>();

    private SchemaFields() {}

    /**
     * A field.
     *
     * @param type such as {@code string}, {@code long (timestamp-millis)}, {@code array of Line}
     * @param doc the Avro doc, or {@code ""}
     */
    public record Field(String type, boolean nullable, String doc) {}

    /** In schema order; nested fields follow the field that contains them. */
    public static Map<FieldPath, Field> byPath(Schema record) {
        SchemaFields walk = new SchemaFields();
        walk.record(record, "");
        return walk.fields;
    }

    private void record(Schema schema, String prefix) {
        // A recursive record is listed once: its paths would be infinite.
        if (openRecords.contains(schema.getFullName()) || openRecords.size() >= MAX_DEPTH) {
            return;
        }
        openRecords.add(schema.getFullName());
        for (Schema.Field field : schema.getFields()) {
            FieldPath path = FieldPath.of(prefix + field.name());
            fields.put(path, new Field(type(field.schema()), nullable(field.schema()),
                    field.doc() == null ? "" : field.doc()));
            nested(field.schema(), path.text());
        }
        openRecords.remove(openRecords.size() - 1);
    }

    private void nested(Schema schema, String path) {
        switch (schema.getType()) {
            case RECORD -> record(schema, path + ".");
            case ARRAY -> nested(schema.getElementType(), path + "[]");
            case MAP -> nested(schema.getValueType(), path + "{}");
            case UNION -> schema.getTypes().forEach(branch -> nested(branch, path));
            default -> {}
        }
    }

    private static boolean nullable(Schema schema) {
        return schema.getType() == Schema.Type.NULL
                || (schema.isUnion() && schema.getTypes().stream().anyMatch(SchemaFields::nullable));
    }

    private static String type(Schema schema) {
        return switch (schema.getType()) {
            case RECORD, ENUM, FIXED -> schema.getName();
            case ARRAY -> "array of " + type(schema.getElementType());
            case MAP -> "map of " + type(schema.getValueType());
            case UNION -> schema.getTypes().stream()
                    .filter(branch -> branch.getType() != Schema.Type.NULL)
                    .map(SchemaFields::type)
                    .collect(Collectors.joining(" or "));
            default -> schema.getType().getName() + logical(schema.getLogicalType());
        };
    }

    private static String logical(@Nullable LogicalType type) {
        return type == null ? "" : " (" + type.getName() + ")";
    }
}
