// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.predicate;

/**
 * Boolean operators. As in CEL, a failure in one operand of {@code &&} and {@code ||} is ignored if the other decides;
 * but a null operand, which is no boolean, fails the whole expression at once.
 */
final class BooleanPredicates {
    private BooleanPredicates() {}

    record Constant(int value) implements RulePredicate {
        @Override
        public int test(CapturedValues captures) {
            return value;
        }
    }

    /** A boolean field. */
    record Slot(int slot) implements RulePredicate {
        @Override
        public int test(CapturedValues captures) {
            int state = captures.states[slot];
            return state == CapturedValues.PRESENT
                    ? (int) captures.numbers[slot]
                    : state == CapturedValues.NULL ? NOT_BOOLEAN : UNKNOWN;
        }
    }

    record Not(RulePredicate operand) implements RulePredicate {
        @Override
        public int test(CapturedValues captures) {
            int result = operand.test(captures);
            return result <= TRUE ? 1 - result : UNKNOWN;
        }
    }

    record And(RulePredicate left, RulePredicate right) implements RulePredicate {
        @Override
        public int test(CapturedValues captures) {
            return both(left, right, captures, FALSE);
        }
    }

    record Or(RulePredicate left, RulePredicate right) implements RulePredicate {
        @Override
        public int test(CapturedValues captures) {
            return both(left, right, captures, TRUE);
        }
    }

    private static int both(RulePredicate left, RulePredicate right, CapturedValues captures, int decides) {
        int first = left.test(captures);
        if (first == decides) {
            return first;
        }
        if (first == RulePredicate.NOT_BOOLEAN) {
            return RulePredicate.UNKNOWN;
        }
        int second = right.test(captures);
        if (second == decides) {
            return second;
        }
        return first <= RulePredicate.TRUE && second <= RulePredicate.TRUE ? first : RulePredicate.UNKNOWN;
    }

    record Choice(RulePredicate condition, RulePredicate yes, RulePredicate no) implements RulePredicate {
        @Override
        public int test(CapturedValues captures) {
            int result = condition.test(captures);
            return result == TRUE ? yes.test(captures) : result == FALSE ? no.test(captures) : UNKNOWN;
        }
    }

    record Equal(RulePredicate left, RulePredicate right) implements RulePredicate {
        @Override
        public int test(CapturedValues captures) {
            int first = left.test(captures);
            int second = right.test(captures);
            return first == UNKNOWN || second == UNKNOWN ? UNKNOWN : first == second ? TRUE : FALSE;
        }
    }
}
