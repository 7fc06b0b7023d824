// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.rule;

import io.heddle.engine.internal.compiled.runtime.LeafCheck;
import io.heddle.engine.internal.compiled.runtime.LeafType;
import io.heddle.engine.internal.compiled.runtime.UnscaledDecimal;
import io.heddle.engine.internal.compiled.runtime.ZigZagVarints;
import io.heddle.engine.internal.path.AvroSchemaTypes;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Bounds of numbers as ranges of the type's own values: exact, no matter how many decimals the bound has. */
final class NumberLeafCheck {
    private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

    private NumberLeafCheck() {}

    /** The check of a lower or upper bound on an int, long, float or double. */
    static LeafCheck of(LeafType leaf, BigDecimal bound, boolean exclusive, boolean lower) {
        return leaf.type() == Schema.Type.INT || leaf.type() == Schema.Type.LONG
                ? longRange(bound, exclusive, lower)
                : doubleBound(bound, exclusive, lower);
    }

    /** The check of a bound on decimals; null if this class does not support it. */
    static @Nullable LeafCheck ofDecimal(
            LeafType leaf, BigDecimal bound, boolean exclusive, boolean lower, LeafCheck reference) {
        LogicalTypes.Decimal type = AvroSchemaTypes.decimal(leaf.schema());
        try {
            return type == null
                    ? null
                    : new Decimal(longRange(bound.movePointRight(type.getScale()), exclusive, lower), reference);
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private static LongRange longRange(BigDecimal bound, boolean exclusive, boolean lower) {
        // Avoids expanding bounds far out of range digit by digit.
        BigDecimal near = bound.precision() - (long) bound.scale() > 20
                ? BigDecimal.valueOf(bound.signum()).movePointRight(20)
                : bound;
        if (near.scale() > 400) {
            near = near.setScale(400, near.signum() > 0 ? RoundingMode.UP : RoundingMode.DOWN);
        }
        BigInteger floor = near.setScale(0, RoundingMode.FLOOR).toBigInteger();
        boolean isIntegral = new BigDecimal(floor).compareTo(near) == 0;
        if (lower) {
            BigInteger min = isIntegral && !exclusive ? floor : floor.add(BigInteger.ONE);
            return min.compareTo(LONG_MAX) > 0
                    ? new LongRange(1, 0)
                    : new LongRange(min.max(LONG_MIN).longValueExact(), Long.MAX_VALUE);
        }
        BigInteger max = isIntegral && exclusive ? floor.subtract(BigInteger.ONE) : floor;
        return max.compareTo(LONG_MIN) < 0
                ? new LongRange(1, 0)
                : new LongRange(Long.MIN_VALUE, max.min(LONG_MAX).longValueExact());
    }

    /**
     * Compares with the double nearest to the bound, which is exact for all other doubles; whether that double itself
     * satisfies the bound is computed in advance.
     */
    private static LeafCheck doubleBound(BigDecimal bound, boolean exclusive, boolean lower) {
        double near = bound.doubleValue();
        int order = Double.isInfinite(near) ? (near > 0 ? 1 : -1) : new BigDecimal(near).compareTo(bound);
        boolean itself = lower ? order > 0 || (order == 0 && !exclusive) : order < 0 || (order == 0 && !exclusive);
        return new Real(near, itself, lower);
    }

    /** Integers in a range; empty if least is above most. */
    record LongRange(long min, long max) implements LeafCheck {
        @Override
        public boolean keeps(LeafType leaf, byte[] bytes, int from, int end) {
            long number = ZigZagVarints.read(bytes, from);
            return number >= min && number <= max;
        }
    }

    /** Compares unscaled values; those that do not fit into a long go to the reference. */
    private record Decimal(LongRange range, LeafCheck reference) implements LeafCheck {
        @Override
        public boolean keeps(LeafType leaf, byte[] bytes, int from, int end) {
            int start = leaf.contentStart(bytes, from);
            if (!UnscaledDecimal.fitsLong(bytes, start, end)) {
                return reference.keeps(leaf, bytes, from, end);
            }
            long number = UnscaledDecimal.read(bytes, start, end);
            return number >= range.min && number <= range.max;
        }
    }

    /** NaN satisfies no bound. */
    private record Real(double near, boolean itself, boolean lower) implements LeafCheck {
        @Override
        public boolean keeps(LeafType leaf, byte[] bytes, int from, int end) {
            double number = leaf.doubleValue(bytes, from);
            return (lower ? number > near : number < near) || (itself && number == near);
        }
    }
}
