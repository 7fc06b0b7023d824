// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.cel;

import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import io.heddle.engine.internal.path.AvroSchemaTypes;
import io.heddle.engine.internal.rule.ExactNumbers;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Converts generic Avro values to CEL values; records and arrays are converted lazily. */
final class CelValues {
    private static final long DAY_SECONDS = 86_400;

    private CelValues() {}

    static Object of(@Nullable Object value, Schema schema) {
        Schema branch = value == null ? null : AvroSchemaTypes.branchOf(schema, value);
        if (value == null || branch == null) {
            return NullValue.NULL_VALUE;
        }
        return switch (branch.getType()) {
            case NULL, UNION -> NullValue.NULL_VALUE;
            case BOOLEAN -> value;
            case INT, LONG -> number(((Number) value).longValue(), branch);
            case FLOAT, DOUBLE -> ((Number) value).doubleValue();
            case STRING, ENUM -> value.toString();
            case BYTES, FIXED -> bytes(value, branch);
            case ARRAY -> new CelArrayView((List<?>) value, branch.getElementType());
            case MAP -> entries((Map<?, ?>) value, branch.getValueType());
            case RECORD -> new CelRecordView((IndexedRecord) value);
        };
    }

    private static Object number(long value, Schema schema) {
        return switch (AvroSchemaTypes.logicalType(schema)) {
            case "date" -> Instant.ofEpochSecond(value * DAY_SECONDS);
            case "timestamp-millis", "local-timestamp-millis" -> Instant.ofEpochMilli(value);
            case "timestamp-micros", "local-timestamp-micros" -> instant(value, 1_000_000);
            case "timestamp-nanos", "local-timestamp-nanos" -> instant(value, 1_000_000_000);
            default -> value;
        };
    }

    private static Instant instant(long value, long perSecond) {
        return Instant.ofEpochSecond(
                Math.floorDiv(value, perSecond), Math.floorMod(value, perSecond) * (1_000_000_000 / perSecond));
    }

    private static Object bytes(Object value, Schema schema) {
        BigDecimal decimal = ExactNumbers.valueOf(value, schema);
        if (decimal != null) {
            return ExactDecimal.of(decimal);
        }
        if (value instanceof GenericFixed fixed) {
            return CelByteString.of(fixed.bytes());
        }
        ByteBuffer buffer = ((ByteBuffer) value).duplicate();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return CelByteString.of(bytes);
    }

    private static Map<String, Object> entries(Map<?, ?> map, Schema schema) {
        Map<String, Object> entries = new LinkedHashMap<>(map.size() * 2);
        map.forEach((key, value) -> entries.put(String.valueOf(key), of(value, schema)));
        return entries;
    }
}
