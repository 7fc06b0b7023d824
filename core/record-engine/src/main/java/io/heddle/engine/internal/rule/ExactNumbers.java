// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.rule;

import io.heddle.engine.internal.path.AvroSchemaTypes;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;

/** Exact comparison of numbers of any Avro type. */
public final class ExactNumbers {
    private static final BigDecimal LONG_MIN = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal LONG_MAX = BigDecimal.valueOf(Long.MAX_VALUE);

    private ExactNumbers() {}

    /** Parses a number, without trailing zeroes; null if the text is not a number. */
    static @Nullable BigDecimal parse(String text) {
        try {
            return new BigDecimal(text).stripTrailingZeros();
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The value as a number; null if it is not a number or not finite. */
    public static @Nullable BigDecimal valueOf(@Nullable Object value, Schema schema) {
        if (value instanceof Integer || value instanceof Long) {
            return BigDecimal.valueOf(((Number) value).longValue());
        }
        if (value instanceof Float || value instanceof Double) {
            double number = ((Number) value).doubleValue();
            return Double.isFinite(number) ? new BigDecimal(number) : null;
        }
        if (value instanceof ByteBuffer || value instanceof GenericFixed) {
            Schema branch = AvroSchemaTypes.branchOf(schema, value);
            LogicalTypes.Decimal decimal = branch == null ? null : AvroSchemaTypes.decimal(branch);
            return decimal == null ? null : decimal(bytes(value), decimal.getScale());
        }
        return null;
    }

    /** Avro's decimal: a two's-complement big-endian unscaled value. Empty bytes are read as zero. */
    private static BigDecimal decimal(byte[] bytes, int scale) {
        return bytes.length == 0 ? BigDecimal.ZERO : new BigDecimal(new BigInteger(bytes), scale);
    }

    private static byte[] bytes(Object value) {
        if (value instanceof GenericFixed fixed) {
            return fixed.bytes();
        }
        ByteBuffer buffer = ((ByteBuffer) value).duplicate();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    /** The check of a lower or upper bound. Values that are not numbers satisfy it; NaN violates it. */
    static FieldCheck.Test bound(BigDecimal bound, boolean exclusive, boolean lower) {
        String broken = (lower
                ? "must be " + (exclusive ? "greater than " : "at least ")
                : "must be " + (exclusive ? "less than " : "at most "))
                + (Math.abs(bound.scale()) > 40 ? bound.toString() : bound.toPlainString());
        boolean fitsLong = bound.compareTo(LONG_MIN) >= 0
                && bound.compareTo(LONG_MAX) <= 0
                && bound.stripTrailingZeros().scale() <= 0;
        long longBound = fitsLong ? bound.longValueExact() : 0;
        return (value, schema) -> {
            int order;
            if (fitsLong && (value instanceof Long || value instanceof Integer)) {
                order = Long.compare(((Number) value).longValue(), longBound);
            } else if (value instanceof Double || value instanceof Float) {
                double number = ((Number) value).doubleValue();
                if (Double.isNaN(number)) {
                    return broken;
                }
                order = Double.isInfinite(number) ? (number > 0 ? 1 : -1) : new BigDecimal(number).compareTo(bound);
            } else {
                BigDecimal number = valueOf(value, schema);
                if (number == null) {
                    return null;
                }
                order = number.compareTo(bound);
            }
            int towards = lower ? order : -order;
            return (towards > 0 || (towards == 0 && !exclusive)) ? null : broken;
        };
    }
}
