// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk.internal.wire;

import io.heddle.contract.ReasonCode;
import io.heddle.contract.Severity;
import io.heddle.contract.Violation;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the fields of a record that cannot be encoded with its schema. Avro's own messages are not usable: they quote
 * the value, which may be personal data.
 */
final class UnencodableFields {
    private UnencodableFields() {}

    /** One violation per invalid field, by path; a single one for the whole record if no field can be identified. */
    static List<Violation> find(GenericData data, IndexedRecord record) {
        List<Violation> violations = new ArrayList<>();
        collect(data, record, "", violations);
        return violations.isEmpty()
                ? List.of(violation("", "record", "the record cannot be written in its schema"))
                : List.copyOf(violations);
    }

    private static void collect(GenericData data, IndexedRecord record, String prefix, List<Violation> violations) {
        for (Schema.Field field : record.getSchema().getFields()) {
            Object value = record.get(field.pos());
            String path = prefix + field.name();
            if (value instanceof IndexedRecord nested) {
                collect(data, nested, path + ".", violations);
            } else if (!data.validate(field.schema(), value)) {
                violations.add(violation(path, typeOf(value), "expected " + describe(field.schema())));
            }
        }
    }

    private static Violation violation(String path, String value, String message) {
        return new Violation(ReasonCode.UNDECODABLE.code(), path, value, message, Severity.ERROR);
    }

    private static String typeOf(@Nullable Object value) {
        return value == null ? "null" : value.getClass().getSimpleName();
    }

    private static String describe(Schema schema) {
        return schema.isUnion()
                ? String.join(" or ", schema.getTypes().stream().map(UnencodableFields::describe).toList())
                : schema.getType() == Schema.Type.ENUM
                        ? "one of the symbols of " + schema.getFullName()
                        : schema.getType().getName();
    }
}
