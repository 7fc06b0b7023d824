// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.schema;

import io.heddle.contract.odcs.internal.document.DocumentSection;
import io.heddle.contract.odcs.internal.shape.OdcsRelease;
import io.heddle.contract.suggestion.NameSuggestions;
import org.apache.avro.Schema;

import java.util.Set;

/** Checks that the declared type of a property matches the Avro schema. */
public final class TypeAgreementCheck {
    private static final Set<String> TIMESTAMPS = Set.of(
            "timestamp-millis", "timestamp-micros", "timestamp-nanos", "local-timestamp-millis",
            "local-timestamp-micros",
            "local-timestamp-nanos");

    private static final Set<String> TIMES = Set.of("date", "timestamp", "time");

    private TypeAgreementCheck() {}

    public static void check(DocumentSection property, FieldType type, OdcsRelease release) {
        LogicalWord.of(property, release).ifPresent(word -> {
            if (type.branches().stream().noneMatch(branch -> fits(word, branch, release))) {
                property.fault(
                        "field.type.mismatch", "logicalType",
                        "the contract says " + word + ", but the Avro field is " + type.describe(), fixFor(word, type));
            }
        });
        property.text("physicalType").ifPresent(word -> checkPhysical(property, word, type));
        if (!type.nullable() && property.booleanValue("required").equals(java.util.Optional.of(false))
                && property.has("required")) {
            property.fault(
                    "field.nullability.mismatch", "required",
                    "the contract says the field may be null, but the Avro field is not nullable",
                    "write 'required: true', or make the Avro type a union with null");
        }
    }

    private static void checkPhysical(DocumentSection property, String word, FieldType type) {
        java.util.Optional<PhysicalType> physical = PhysicalType.parse(word);
        if (physical.isEmpty()) {
            property.fault(
                    "field.type.unknown", "physicalType", "the Avro type '" + word + "' is not known",
                    NameSuggestions.closestOr(word, PhysicalType.WORDS,
                            "write one of " + String.join(", ", PhysicalType.WORDS)));
        } else if (type.branches().stream().noneMatch(physical.get()::fits)) {
            property.fault(
                    "field.type.mismatch", "physicalType",
                    "the contract says " + word + ", but the Avro field is " + type.describe(),
                    "make the contract and the Avro schema say the same");
        }
    }

    private static String fixFor(String word, FieldType type) {
        boolean bareNumber = type.is(Schema.Type.INT, Schema.Type.LONG) && type.logical().isEmpty();
        if (bareNumber && word.equals("timestamp")) {
            return "add '\"logicalType\": \"timestamp-millis\"' to the Avro type, or write 'logicalType: integer'";
        }
        return "make the contract and the Avro schema say the same";
    }

    /** Whether an Avro type can represent the values of an ODCS logical type; in v3.0 a date may be any time. */
    static boolean fits(String word, Schema schema, OdcsRelease release) {
        boolean anyTime = release == OdcsRelease.V3_0 && TIMES.contains(word);
        return anyTime ? TIMES.stream().anyMatch(time -> fits(time, schema)) : fits(word, schema);
    }

    private static boolean fits(String word, Schema schema) {
        Schema.Type type = schema.getType();
        String logical = schema.getLogicalType() == null ? "" : schema.getLogicalType().getName();
        boolean integral = type == Schema.Type.INT || type == Schema.Type.LONG;
        return switch (word) {
            case "string" -> type == Schema.Type.STRING || type == Schema.Type.ENUM || type == Schema.Type.BYTES
                    || type == Schema.Type.FIXED;
            case "date" -> type == Schema.Type.STRING || logical.equals("date");
            case "timestamp" -> type == Schema.Type.STRING || TIMESTAMPS.contains(logical);
            case "time" -> type == Schema.Type.STRING || logical.startsWith("time-");
            case "integer" -> integral || logical.equals("decimal");
            case "number" ->
                integral || type == Schema.Type.FLOAT || type == Schema.Type.DOUBLE || logical.endsWith("decimal");
            case "boolean" -> type == Schema.Type.BOOLEAN;
            case "object" -> type == Schema.Type.RECORD;
            case "array", "vector" -> type == Schema.Type.ARRAY;
            case "map" -> type == Schema.Type.MAP;
            default -> true; // unknown words were reported by the shape check
        };
    }
}
