// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.compatibility;

import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Converts the pointers that Avro's checker reports, such as {@code /fields/1/type/items}, into field paths, such as
 * {@code lines[]}.
 */
final class SchemaPointerPath {
    private SchemaPointerPath() {}

    /** The path of the field nearest to the pointer's target. */
    static String path(Schema schema, String pointer) {
        StringBuilder path = new StringBuilder();
        Schema current = schema;
        String[] steps = pointer.split("/");
        for (int i = 1; i < steps.length && current != null; i++) {
            switch (steps[i]) {
                case "fields" -> {
                    Schema.Field field = i + 1 < steps.length ? field(current, steps[++i]) : null;
                    if (field != null) {
                        path.append(path.isEmpty() ? "" : ".").append(field.name());
                    }
                    current = field == null ? null : field.schema();
                }
                case "items" -> {
                    path.append("[]");
                    current = current.getType() == Schema.Type.ARRAY ? current.getElementType() : null;
                }
                case "values" -> {
                    path.append("{}");
                    current = current.getType() == Schema.Type.MAP ? current.getValueType() : null;
                }
                default -> current = branch(current, steps[i]);
            }
        }
        return path.toString();
    }

    private static Schema.@Nullable Field field(Schema record, String index) {
        int i = index(index);
        return record.getType() == Schema.Type.RECORD && i >= 0 && i < record.getFields().size()
                ? record.getFields().get(i)
                : null;
    }

    /** A number selects a branch of a union; steps such as "type", "name" and "size" stay at the same schema. */
    private static Schema branch(Schema current, String step) {
        int i = index(step);
        return current.isUnion() && i >= 0 && i < current.getTypes().size() ? current.getTypes().get(i) : current;
    }

    private static int index(String step) {
        try {
            return Integer.parseInt(step);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
