// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.predicate;

import org.jspecify.annotations.Nullable;

/**
 * Specialised predicates for the most common comparisons of timestamps, without a call per operand. Their results equal
 * those of the general predicates.
 */
final class TimestampComparisons {
    private static final int NANOS = 1_000_000_000;

    private TimestampComparisons() {}

    /** Compares a field with {@code now}, optionally shifted. */
    record ComparisonWithNow(TimestampPredicates.Slot field, long seconds, int nanos, int accepted)
            implements RulePredicate {
        @Override
        public int test(CapturedValues captures) {
            if (field.state(captures) != CapturedValues.PRESENT) {
                return UNKNOWN;
            }
            int otherNanos = captures.nowNanos + nanos;
            long otherSeconds = captures.nowSeconds + seconds + (otherNanos >= NANOS ? 1 : 0);
            if ((seconds != 0 || nanos != 0) && !TimestampPredicates.isAllowed(otherSeconds)) {
                return UNKNOWN;
            }
            int order = Long.compare(field.seconds(captures), otherSeconds);
            return ComparisonBits.test(
                    accepted,
                    order != 0
                            ? order
                            : Integer.compare(
                                    field.nanos(captures), otherNanos >= NANOS ? otherNanos - NANOS : otherNanos));
        }
    }

    /** A predicate equivalent to the general one; null if there is none. */
    static @Nullable RulePredicate ordered(TimestampPredicates.Slot field, RuleOperand other, int accepted) {
        if (other instanceof TimestampPredicates.CurrentTime) {
            return new ComparisonWithNow(field, 0, 0, accepted);
        }
        if (other instanceof TimestampPredicates.ShiftedTimestamp later
                && later.timestamp() instanceof TimestampPredicates.CurrentTime
                && (later.amount().seconds() != 0 || later.amount().nanos() != 0)) {
            return new ComparisonWithNow(field, later.amount().seconds(), later.amount().nanos(), accepted);
        }
        if (other instanceof TimestampPredicates.Slot second && second.unit() == field.unit()) {
            return new LongPredicates.LongOrder(new LongPredicates.Slot(field.slot()),
                    new LongPredicates.Slot(second.slot()), accepted);
        }
        return other instanceof TimestampPredicates.Constant constant
                ? againstConstant(field, constant, accepted)
                : null;
    }

    /** Converts the constant to the field's unit, if it fits, and compares integers. */
    private static @Nullable RulePredicate againstConstant(TimestampPredicates.Slot field,
            TimestampPredicates.Constant constant, int accepted) {
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
            return new SlotPredicates.LongComparison(field.slot(), units, accepted);
        }
        // The constant lies between two values of the field; units is the lower one.
        int between = (accepted & ComparisonBits.LESS) != 0
                ? ComparisonBits.LESS | ComparisonBits.EQUAL
                : ComparisonBits.GREATER;
        return new SlotPredicates.LongComparison(field.slot(), units, between);
    }
}
