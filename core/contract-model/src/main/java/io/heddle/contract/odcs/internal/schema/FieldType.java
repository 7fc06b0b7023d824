// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.schema;

import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The type at a field path of an Avro schema.
 *
 * @param branches the possible types of a value, without null; more than one for a real union
 * @param nullable whether null is allowed
 * @param field the record field, or null for the items of an array and the values of a map
 */
public record FieldType(List<Schema> branches, boolean nullable, Schema.@Nullable Field field) {
    public FieldType {
        branches = List.copyOf(branches);
    }

    public static FieldType of(Schema schema, Schema.@Nullable Field field) {
        if (!schema.isUnion()) {
            return new FieldType(List.of(schema), schema.getType() == Schema.Type.NULL, field);
        }
        List<Schema> branches =
                schema.getTypes().stream().filter(type -> type.getType() != Schema.Type.NULL).toList();
        return new FieldType(branches, branches.size() < schema.getTypes().size(), field);
    }

    public boolean is(Schema.Type... types) {
        return branches.size() == 1 && List.of(types).contains(branches.get(0).getType());
    }

    public boolean isNumeric() {
        return is(Schema.Type.INT, Schema.Type.LONG, Schema.Type.FLOAT, Schema.Type.DOUBLE)
                || logical().endsWith("decimal");
    }

    /** The name of the logical type, or {@code ""}. */
    public String logical() {
        LogicalType logical = branches.size() == 1 ? branches.get(0).getLogicalType() : null;
        return logical == null ? "" : logical.getName();
    }

    /** The type in words for a message. */
    public String describe() {
        String type = branches.size() == 1
                ? branches.get(0).getType().getName() + (logical().isEmpty() ? "" : " (" + logical() + ")")
                : "union of " + String.join(", ", branches.stream().map(b -> b.getType().getName()).toList());
        return nullable && !branches.isEmpty() ? "nullable " + type : type;
    }
}
