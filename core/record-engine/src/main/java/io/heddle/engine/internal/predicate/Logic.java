// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.predicate;

/**
 * Tests over tests. As in CEL, a failure in one operand of {@code &&} and {@code ||} is forgotten if the other decides; but
 * an operand that is null, and so no boolean, fails the whole at once.
 */
final class Logic {
    private Logic() {}

    record Constant(int value) implements Predicate {
        @Override
        public int test(Captures captures) {
            return value;
        }
    }

    /** A boolean field. */
    record Slot(int slot) implements Predicate {
        @Override
        public int test(Captures captures) {
            int state = captures.states[slot];
            return state == Captures.PRESENT
                    ? (int) captures.numbers[slot]
                    : state == Captures.NULL ? NOT_BOOLEAN : UNKNOWN;
        }
    }

    record Not(Predicate of) implements Predicate {
        @Override
        public int test(Captures captures) {
            int result = of.test(captures);
            return result <= TRUE ? 1 - result : UNKNOWN;
        }
    }

    record And(Predicate left, Predicate right) implements Predicate {
        @Override
        public int test(Captures captures) {
            return both(left, right, captures, FALSE);
        }
    }

    record Or(Predicate left, Predicate right) implements Predicate {
        @Override
        public int test(Captures captures) {
            return both(left, right, captures, TRUE);
        }
    }

    private static int both(Predicate left, Predicate right, Captures captures, int decides) {
        int first = left.test(captures);
        if (first == decides) {
            return first;
        }
        if (first == Predicate.NOT_BOOLEAN) {
            return Predicate.UNKNOWN;
        }
        int second = right.test(captures);
        if (second == decides) {
            return second;
        }
        return first <= Predicate.TRUE && second <= Predicate.TRUE ? first : Predicate.UNKNOWN;
    }

    record Choice(Predicate condition, Predicate yes, Predicate no) implements Predicate {
        @Override
        public int test(Captures captures) {
            int result = condition.test(captures);
            return result == TRUE ? yes.test(captures) : result == FALSE ? no.test(captures) : UNKNOWN;
        }
    }

    record Equal(Predicate left, Predicate right) implements Predicate {
        @Override
        public int test(Captures captures) {
            int first = left.test(captures);
            int second = right.test(captures);
            return first == UNKNOWN || second == UNKNOWN ? UNKNOWN : first == second ? TRUE : FALSE;
        }
    }
}
