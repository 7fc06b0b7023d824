// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.predicate;

import io.heddle.engine.internal.predicate.Operand.Real;
import io.heddle.engine.internal.predicate.Operand.Whole;

/** Doubles and what is asked of them. Against ints they compare as cel-java compares them. */
final class Reals {
    private static final double LARGEST_INT = 0x1p63;

    private Reals() {}

    record Slot(int slot) implements Real {
        @Override
        public int state(Captures captures) {
            return captures.states[slot];
        }

        @Override
        public double real(Captures captures) {
            return Double.longBitsToDouble(captures.numbers[slot]);
        }
    }

    record Constant(double value) implements Real {
        @Override
        public int state(Captures captures) {
            return Captures.PRESENT;
        }

        @Override
        public double real(Captures captures) {
            return value;
        }
    }

    /** {@code + - * /}, which never fail. */
    record Arithmetic(char operator, Real left, Real right) implements Real {
        @Override
        public int state(Captures captures) {
            return left.state(captures) == Captures.PRESENT && right.state(captures) == Captures.PRESENT
                    ? Captures.PRESENT
                    : Captures.ABSENT;
        }

        @Override
        public double real(Captures captures) {
            double a = left.real(captures);
            double b = right.real(captures);
            return switch (operator) {
                case '+' -> a + b;
                case '-' -> a - b;
                case '*' -> a * b;
                default -> a / b;
            };
        }
    }

    /** A double negated; unlike {@code 0 - x} it has a negative zero. */
    record Negative(Real of) implements Real {
        @Override
        public int state(Captures captures) {
            return of.state(captures) == Captures.PRESENT ? Captures.PRESENT : Captures.ABSENT;
        }

        @Override
        public double real(Captures captures) {
            return -of.real(captures);
        }
    }

    record Ordered(Real left, Real right, int wanted) implements Predicate {
        @Override
        public int test(Captures captures) {
            if (left.state(captures) != Captures.PRESENT || right.state(captures) != Captures.PRESENT) {
                return UNKNOWN;
            }
            double a = left.real(captures);
            double b = right.real(captures);
            return a < b || a == b || a > b ? Order.test(wanted, a < b ? -1 : a == b ? 0 : 1) : FALSE;
        }
    }

    record Equal(Real left, Real right) implements Predicate {
        @Override
        public int test(Captures captures) {
            int first = left.state(captures);
            int second = right.state(captures);
            if (first != Captures.PRESENT || second != Captures.PRESENT) {
                return Nulls.equal(first, second);
            }
            return left.real(captures) == right.real(captures) ? TRUE : FALSE;
        }
    }

    /** A double against an int. */
    record OrderedMixed(Real left, Whole right, int wanted) implements Predicate {
        @Override
        public int test(Captures captures) {
            return left.state(captures) == Captures.PRESENT && right.state(captures) == Captures.PRESENT
                    ? Order.test(wanted, compare(left.real(captures), right.number(captures)))
                    : UNKNOWN;
        }
    }

    /** One of several doubles; as in a Java list, NaN is one of those that hold NaN. */
    @SuppressWarnings("ArrayRecordComponent") // Never changed, never compared.
    record In(Real of, double[] numbers, boolean nullIn) implements Predicate {
        @Override
        public int test(Captures captures) {
            int state = of.state(captures);
            if (state != Captures.PRESENT) {
                return Nulls.in(state, nullIn);
            }
            double number = of.real(captures);
            for (double candidate : numbers) {
                if (candidate == number || Double.compare(candidate, number) == 0) {
                    return TRUE;
                }
            }
            return FALSE;
        }
    }

    /** As cel-java: the int as a double, NaN above everything, a negative zero below zero. */
    static int compare(double real, long number) {
        return real < -LARGEST_INT ? -1 : real > LARGEST_INT ? 1 : Double.compare(real, (double) number);
    }
}
