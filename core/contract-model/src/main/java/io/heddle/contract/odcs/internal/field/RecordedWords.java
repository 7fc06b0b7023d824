// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.field;

import io.heddle.contract.FieldPath;
import io.heddle.contract.odcs.internal.document.DocumentSection;
import io.heddle.contract.odcs.internal.schema.FieldType;
import org.apache.avro.Schema;

import java.util.Optional;
import java.util.Set;

/**
 * Notices the words of a property that promise something about the data which a gate cannot decide on one record or
 * does not check. They stay in the document.
 */
final class RecordedWords {
    private static final Set<String> OPTIONS = Set.of("multipleOf", "uniqueItems", "minProperties", "maxProperties",
            "timezone", "defaultTimezone", "dimensions", "normalized");
    private static final Set<String> FORMATS_OF_INT = Set.of("i32", "i64", "i128");
    private static final Set<String> FORMATS_OF_LONG = Set.of("i64", "i128");

    private RecordedWords() {}

    /** Notices the words of the property itself. */
    static void notice(DocumentSection property, FieldPath path) {
        if (property.isTrue("unique")) {
            notice(property, "unique", path, "'unique' is recorded but not enforced: it takes more than one record");
        }
        boolean key = property.isTrue("primaryKey");
        if (key && path.steps().size() > 1) {
            notice(property, "primaryKey", path,
                    "'primaryKey' is recorded: only a top-level property can be the key of the records");
        }
        if (property.isTrue("partitioned") && !key) {
            notice(property, "partitioned", path,
                    "'partitioned' is recorded: topics are partitioned by the key of the records");
        }
        if (property.has("encryptedName")) {
            notice(property, "encryptedName", path,
                    "'encryptedName' is recorded: to encrypt values, use the mask encrypt");
        }
        noticeRelationships(property);
    }

    /** Notices the references of an object or a property to other objects. */
    static void noticeRelationships(DocumentSection section) {
        if (!section.items("relationships").isEmpty()) {
            section.notice("field.constraint.recorded", "relationships",
                    "relationships are recorded but not enforced: they take the records of other products");
        }
    }

    /** Whether a key of {@code logicalTypeOptions} is recorded whatever the type of the field. */
    static boolean isRecordedOption(String key) {
        return OPTIONS.contains(key);
    }

    /** Notices a format of a number, date or time unless every value of the Avro type has it. */
    static void noticeFormat(DocumentSection options, String format, FieldPath path, Optional<FieldType> type) {
        boolean always = type.isEmpty() || hasFormat(type.get(), format);
        if (!always) {
            notice(options, "format", path, "the format '" + format + "' is recorded but not enforced: values are"
                    + " encoded as the Avro type says, which is " + type.get().describe());
        }
    }

    private static boolean hasFormat(FieldType type, String format) {
        return switch (type.logical()) {
            case "" -> (type.is(Schema.Type.INT) && FORMATS_OF_INT.contains(format))
                    || (type.is(Schema.Type.LONG) && FORMATS_OF_LONG.contains(format))
                    || (type.is(Schema.Type.FLOAT) && Set.of("f32", "f64").contains(format))
                    || (type.is(Schema.Type.DOUBLE) && format.equals("f64"));
            case "date" -> format.equals("yyyy-MM-dd") || format.equals("date");
            default -> false;
        };
    }

    private static void notice(DocumentSection section, String key, FieldPath path, String message) {
        section.notice("field.constraint.recorded", key, path + ": " + message);
    }
}
