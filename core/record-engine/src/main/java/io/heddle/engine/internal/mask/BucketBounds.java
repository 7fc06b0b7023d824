// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.mask;

import io.heddle.contract.Mask;
import io.heddle.engine.internal.path.AvroSchemaTypes;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * The mask {@code bucket}: a number becomes the lower end of its bucket, or the smallest value of its type if that end
 * is smaller still. Floats and doubles are compared by their printed decimals, so that 0.3 in buckets of 0.1 is 0.3.
 * Immutable and thread-safe.
 */
public final class BucketBounds {
    private final @Nullable BigDecimal width;
    private final List<BigDecimal> boundaries;
    private final long @Nullable [] integers;

    public BucketBounds(Mask.Bucket mask) {
        this.width = mask.width().orElse(null);
        this.boundaries = mask.boundaries();
        this.integers = integers(width == null ? boundaries : List.of(width));
    }

    private static long @Nullable [] integers(List<BigDecimal> numbers) {
        try {
            return numbers.stream().mapToLong(BigDecimal::longValueExact).toArray();
        } catch (ArithmeticException e) {
            return null;
        }
    }

    @Nullable
    Object mask(Object value, Schema branch) {
        if (value instanceof ByteBuffer || value instanceof GenericFixed) {
            return decimal(value, branch);
        }
        if (branch.getLogicalType() != null) {
            return null;
        }
        if (value instanceof Integer number) {
            long floor = acceptsIntegers() ? floor(number, Integer.MIN_VALUE) : Long.MAX_VALUE;
            return floor <= Integer.MAX_VALUE ? (Object) (int) floor : null;
        }
        if (value instanceof Long number) {
            return acceptsIntegers() ? (Object) floor(number, Long.MIN_VALUE) : null;
        }
        if (value instanceof Float number) {
            return floor(number.floatValue());
        }
        return value instanceof Double number ? (Object) floor(number.doubleValue()) : null;
    }

    /** Whether the width or all boundaries are integers, so that int and long can be bucketed. */
    public boolean acceptsIntegers() {
        return integers != null;
    }

    /**
     * The bucket of an int or long.
     *
     * @param min the smallest value of the type
     */
    public long floor(long value, long min) {
        if (integers == null) {
            throw new IllegalStateException("the buckets are not of whole numbers");
        }
        if (width != null) {
            long remainder = Math.floorMod(value, integers[0]);
            return value < min + remainder ? min : value - remainder;
        }
        int bucketIndex = Arrays.binarySearch(integers, value);
        return Math.max(min, integers[bucketIndex >= 0 ? bucketIndex : Math.max(0, -bucketIndex - 2)]);
    }

    /** The bucket of a float; 0 if it is infinite or NaN. */
    public float floor(float value) {
        return Float.isFinite(value)
                ? Math.max(-Float.MAX_VALUE, floor(new BigDecimal(Float.toString(value))).floatValue())
                : 0;
    }

    /** The bucket of a double; 0 if it is infinite or NaN. */
    public double floor(double value) {
        return Double.isFinite(value)
                ? Math.max(-Double.MAX_VALUE, floor(new BigDecimal(Double.toString(value))).doubleValue())
                : 0;
    }

    private BigDecimal floor(BigDecimal value) {
        if (width != null) {
            return value.divide(width, 0, RoundingMode.FLOOR).multiply(width);
        }
        BigDecimal found = boundaries.get(0);
        for (BigDecimal boundary : boundaries) {
            found = boundary.compareTo(value) <= 0 ? boundary : found;
        }
        return found;
    }

    private @Nullable Object decimal(Object value, Schema branch) {
        LogicalTypes.Decimal type = AvroSchemaTypes.decimal(branch);
        byte[] bytes = value instanceof GenericFixed fixed ? fixed.bytes() : bytes((ByteBuffer) value);
        byte[] masked = type == null ? null : floor(bytes, type.getScale(), type.getPrecision());
        if (masked == null) {
            return null;
        }
        return value instanceof GenericFixed ? fixed(masked, branch) : ByteBuffer.wrap(masked);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    /**
     * The bucket of a decimal's unscaled bytes, in the minimal number of bytes; null if this scale has no such bucket.
     */
    public byte @Nullable [] floor(byte[] unscaled, int scale, int precision) {
        if (unscaled.length == 0) {
            return null;
        }
        BigDecimal floor = floor(new BigDecimal(new BigInteger(unscaled), scale));
        BigDecimal min = new BigDecimal(BigInteger.ONE.subtract(BigInteger.TEN.pow(precision)), scale);
        try {
            return floor.max(min).setScale(scale).unscaledValue().toByteArray();
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private static @Nullable Object fixed(byte[] number, Schema branch) {
        byte[] bytes = new byte[branch.getFixedSize()];
        int pad = bytes.length - number.length;
        if (pad < 0) {
            return null;
        }
        Arrays.fill(bytes, 0, pad, (byte) (number[0] < 0 ? -1 : 0));
        System.arraycopy(number, 0, bytes, pad, number.length);
        return new GenericData.Fixed(branch, bytes);
    }
}
