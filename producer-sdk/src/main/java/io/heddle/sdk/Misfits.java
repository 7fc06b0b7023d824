// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk;

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
 * Says which fields of a record cannot be written in its schema. Avro's own messages are no use here: they quote the
 * value, which may be personal data.
 */
final class Misfits {
    private Misfits() {}

    /** One violation per field at fault, by path; a single one for the whole record if none can be named. */
    static List<Violation> of(GenericData data, IndexedRecord record) {
        List<Violation> found = new ArrayList<>();
        collect(data, record, "", found);
        return found.isEmpty()
                ? List.of(violation("", "record", "the record cannot be written in its schema"))
                : List.copyOf(found);
    }

    private static void collect(GenericData data, IndexedRecord record, String prefix, List<Violation> found) {
        for (Schema.Field field : record.getSchema().getFields()) {
            Object value = record.get(field.pos());
            String path = prefix + field.name();
            if (value instanceof IndexedRecord nested) {
                collect(data, nested, path + ".", found);
            } else if (!data.validate(field.schema(), value)) {
                found.add(violation(path, typeOf(value), "expected " + describe(field.schema())));
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
                ? String.join(" or ", schema.getTypes().stream().map(Misfits::describe).toList())
                : schema.getType() == Schema.Type.ENUM
                        ? "one of the symbols of " + schema.getFullName()
                        : schema.getType().getName();
    }
}
