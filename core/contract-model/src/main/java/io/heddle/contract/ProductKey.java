// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

import org.apache.avro.Schema;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The key of the product's records: the value of one field, or a record of several fields.
 *
 * @param fields where the parts of the key are in the value: one path, or one for each field of a record key, in order
 * @param schema the Avro schema without null; registered under the subject {@code {topic}-key}
 * @param equalsFields whether a record is accepted only if its key equals these fields
 */
public record ProductKey(List<FieldPath> fields, Schema schema, boolean equalsFields) {
    private static final String AFTER = "after.";

    /** @throws IllegalArgumentException if the number of fields does not fit the schema */
    public ProductKey {
        fields = List.copyOf(fields);
        int parts = schema.getType() == Schema.Type.RECORD ? schema.getFields().size() : 1;
        if (fields.size() != parts) {
            throw new IllegalArgumentException("the key has " + parts + " parts and " + fields.size() + " fields");
        }
    }

    /** A key that is the value of one field and must equal it. */
    public ProductKey(FieldPath field, Schema schema) {
        this(List.of(field), schema, true);
    }

    /** Whether the key is a record with a field for each part. */
    public boolean isRecord() {
        return schema.getType() == Schema.Type.RECORD;
    }

    /** The schema of a part of the key. */
    public Schema partSchema(int part) {
        return isRecord() ? schema.getFields().get(part).schema() : schema;
    }

    /** The fields for people: {@code id}, or {@code {order_id, line}} for a record key. */
    public String text() {
        String names = fields.stream().map(FieldPath::text).collect(Collectors.joining(", "));
        return isRecord() ? "{" + names + "}" : names;
    }

    /**
     * Where a field of the row after a change was before it; a record of change data capture that deletes a row has
     * only that.
     */
    public Optional<FieldPath> before(FieldPath field) {
        return field.text().startsWith(AFTER)
                ? Optional.of(FieldPath.of("before." + field.text().substring(AFTER.length())))
                : Optional.empty();
    }

    /** Whether a mask on this field, or on one that holds it, hides a part of the key. */
    public boolean isHiddenBy(FieldPath masked) {
        return fields.stream().anyMatch(field -> masked.isOrHolds(field));
    }
}
