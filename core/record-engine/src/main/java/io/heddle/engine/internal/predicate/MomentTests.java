// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.predicate;

import org.jspecify.annotations.Nullable;

/** The commonest tests of timestamps, without a call for each operand: they say what the general ones do. */
final class MomentTests {
    private static final int NANOS = 1_000_000_000;

    private MomentTests() {}

    /** A field against {@code now}, or so much before or after it. */
    record AgainstNow(Moments.Slot field, long seconds, int nanos, int wanted) implements Predicate {
        @Override
        public int test(Captures captures) {
            if (field.state(captures) != Captures.PRESENT) {
                return UNKNOWN;
            }
            int otherNanos = captures.nowNanos + nanos;
            long otherSeconds = captures.nowSeconds + seconds + (otherNanos >= NANOS ? 1 : 0);
            if ((seconds != 0 || nanos != 0) && !Moments.isAllowed(otherSeconds)) {
                return UNKNOWN;
            }
            int order = Long.compare(field.seconds(captures), otherSeconds);
            return Order.test(
                    wanted,
                    order != 0
                            ? order
                            : Integer.compare(
                                    field.nanos(captures), otherNanos >= NANOS ? otherNanos - NANOS : otherNanos));
        }
    }

    /** A test of the same outcome as the general one; null if there is none. */
    static @Nullable Predicate ordered(Moments.Slot field, Operand other, int wanted) {
        if (other instanceof Moments.Now) {
            return new AgainstNow(field, 0, 0, wanted);
        }
        if (other instanceof Moments.Later later
                && later.timestamp() instanceof Moments.Now
                && (later.by().seconds() != 0 || later.by().nanos() != 0)) {
            return new AgainstNow(field, later.by().seconds(), later.by().nanos(), wanted);
        }
        if (other instanceof Moments.Slot second && second.unit() == field.unit()) {
            return new Wholes.Ordered(new Wholes.Slot(field.slot()), new Wholes.Slot(second.slot()), wanted);
        }
        return other instanceof Moments.Constant constant ? againstConstant(field, constant, wanted) : null;
    }

    /** The field counts days, milliseconds and so on: so does the constant, if it fits. */
    private static @Nullable Predicate againstConstant(Moments.Slot field, Moments.Constant constant, int wanted) {
        long unitNanos = field.unit().nanos();
        long perSecond = Math.max(1, NANOS / unitNanos);
        long unitSeconds = Math.max(1, unitNanos / NANOS);
        long units;
        try {
            units = Math.addExact(
                    Math.multiplyExact(Math.floorDiv(constant.seconds(), unitSeconds), perSecond),
                    unitSeconds > 1 ? 0 : constant.nanos() / unitNanos);
        } catch (ArithmeticException e) {
            return null;
        }
        boolean exact = unitSeconds > 1
                ? constant.seconds() % unitSeconds == 0 && constant.nanos() == 0
                : constant.nanos() % unitNanos == 0;
        if (exact) {
            return new SlotTests.WholeOrdered(field.slot(), units, wanted);
        }
        // The constant lies between two of the field's values, and these are the lower one's neighbours.
        int between = (wanted & Order.LESS) != 0 ? Order.LESS | Order.EQUAL : Order.GREATER;
        return new SlotTests.WholeOrdered(field.slot(), units, between);
    }
}
