// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import io.heddle.engine.internal.path.Schemas;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Bounds of numbers, as a range of the type's own values: exact, whatever the bound's decimals. */
final class NumberTest {
    private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

    private NumberTest() {}

    /** The test of a lower or upper bound on values of an int, long, float or double. */
    static LeafTest of(Leaf leaf, BigDecimal bound, boolean exclusive, boolean lower) {
        return leaf.type() == Schema.Type.INT || leaf.type() == Schema.Type.LONG
                ? whole(bound, exclusive, lower)
                : real(bound, exclusive, lower);
    }

    /** The test of a bound on decimals; null if it is not for here. */
    static @Nullable LeafTest ofDecimal(
            Leaf leaf, BigDecimal bound, boolean exclusive, boolean lower, LeafTest reference) {
        LogicalTypes.Decimal type = Schemas.decimal(leaf.schema());
        try {
            return type == null
                    ? null
                    : new Decimal(whole(bound.movePointRight(type.getScale()), exclusive, lower), reference);
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private static Whole whole(BigDecimal bound, boolean exclusive, boolean lower) {
        // Bounds far out of range are not written out digit by digit.
        BigDecimal near = bound.precision() - (long) bound.scale() > 20
                ? BigDecimal.valueOf(bound.signum()).movePointRight(20)
                : bound;
        if (near.scale() > 400) {
            near = near.setScale(400, near.signum() > 0 ? RoundingMode.UP : RoundingMode.DOWN);
        }
        BigInteger floor = near.setScale(0, RoundingMode.FLOOR).toBigInteger();
        boolean isWhole = new BigDecimal(floor).compareTo(near) == 0;
        if (lower) {
            BigInteger least = isWhole && !exclusive ? floor : floor.add(BigInteger.ONE);
            return least.compareTo(LONG_MAX) > 0
                    ? new Whole(1, 0)
                    : new Whole(least.max(LONG_MIN).longValueExact(), Long.MAX_VALUE);
        }
        BigInteger most = isWhole && exclusive ? floor.subtract(BigInteger.ONE) : floor;
        return most.compareTo(LONG_MIN) < 0
                ? new Whole(1, 0)
                : new Whole(Long.MIN_VALUE, most.min(LONG_MAX).longValueExact());
    }

    /** The nearest double says all but for itself: whether it is below, at or above the bound is known beforehand. */
    private static LeafTest real(BigDecimal bound, boolean exclusive, boolean lower) {
        double near = bound.doubleValue();
        int order = Double.isInfinite(near) ? (near > 0 ? 1 : -1) : new BigDecimal(near).compareTo(bound);
        boolean itself = lower ? order > 0 || (order == 0 && !exclusive) : order < 0 || (order == 0 && !exclusive);
        return new Real(near, itself, lower);
    }

    /** Whole numbers in a range; empty where least is above most. */
    record Whole(long least, long most) implements LeafTest {
        @Override
        public boolean keeps(Leaf leaf, byte[] bytes, int from, int to) {
            long number = Varints.read(bytes, from);
            return number >= least && number <= most;
        }
    }

    /** As whole numbers of the last place; the reference is asked about what is beyond a long. */
    private record Decimal(Whole range, LeafTest reference) implements LeafTest {
        @Override
        public boolean keeps(Leaf leaf, byte[] bytes, int from, int to) {
            int start = leaf.content(bytes, from);
            if (!Unscaled.fits(bytes, start, to)) {
                return reference.keeps(leaf, bytes, from, to);
            }
            long number = Unscaled.read(bytes, start, to);
            return number >= range.least && number <= range.most;
        }
    }

    /** NaN is on no side. */
    private record Real(double near, boolean itself, boolean lower) implements LeafTest {
        @Override
        public boolean keeps(Leaf leaf, byte[] bytes, int from, int to) {
            double number = leaf.real(bytes, from);
            return (lower ? number > near : number < near) || (itself && number == near);
        }
    }
}
