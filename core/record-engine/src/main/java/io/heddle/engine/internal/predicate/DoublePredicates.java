// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.predicate;

import io.heddle.engine.internal.predicate.RuleOperand.DoubleOperand;
import io.heddle.engine.internal.predicate.RuleOperand.LongOperand;

/** Operands and comparisons of doubles. They compare with ints as in cel-java. */
final class DoublePredicates {
    private static final double LARGEST_INT = 0x1p63;

    private DoublePredicates() {}

    record Slot(int slot) implements DoubleOperand {
        @Override
        public int state(CapturedValues captures) {
            return captures.states[slot];
        }

        @Override
        public double doubleValue(CapturedValues captures) {
            return Double.longBitsToDouble(captures.numbers[slot]);
        }
    }

    record Constant(double value) implements DoubleOperand {
        @Override
        public int state(CapturedValues captures) {
            return CapturedValues.PRESENT;
        }

        @Override
        public double doubleValue(CapturedValues captures) {
            return value;
        }
    }

    /** {@code + - * /}, which never fail. */
    record Arithmetic(char operator, DoubleOperand left, DoubleOperand right) implements DoubleOperand {
        @Override
        public int state(CapturedValues captures) {
            return left.state(captures) == CapturedValues.PRESENT && right.state(captures) == CapturedValues.PRESENT
                    ? CapturedValues.PRESENT
                    : CapturedValues.ABSENT;
        }

        @Override
        public double doubleValue(CapturedValues captures) {
            double a = left.doubleValue(captures);
            double b = right.doubleValue(captures);
            return switch (operator) {
                case '+' -> a + b;
                case '-' -> a - b;
                case '*' -> a * b;
                default -> a / b;
            };
        }
    }

    /** A negated double; unlike {@code 0 - x} it can be negative zero. */
    record Negative(DoubleOperand operand) implements DoubleOperand {
        @Override
        public int state(CapturedValues captures) {
            return operand.state(captures) == CapturedValues.PRESENT ? CapturedValues.PRESENT : CapturedValues.ABSENT;
        }

        @Override
        public double doubleValue(CapturedValues captures) {
            return -operand.doubleValue(captures);
        }
    }

    record DoubleOrder(DoubleOperand left, DoubleOperand right, int accepted) implements RulePredicate {
        @Override
        public int test(CapturedValues captures) {
            if (left.state(captures) != CapturedValues.PRESENT || right.state(captures) != CapturedValues.PRESENT) {
                return UNKNOWN;
            }
            double a = left.doubleValue(captures);
            double b = right.doubleValue(captures);
            return a < b || a == b || a > b ? ComparisonBits.test(accepted, a < b ? -1 : a == b ? 0 : 1) : FALSE;
        }
    }

    record DoubleEquality(DoubleOperand left, DoubleOperand right) implements RulePredicate {
        @Override
        public int test(CapturedValues captures) {
            int first = left.state(captures);
            int second = right.state(captures);
            if (first != CapturedValues.PRESENT || second != CapturedValues.PRESENT) {
                return NullPredicates.equal(first, second);
            }
            return left.doubleValue(captures) == right.doubleValue(captures) ? TRUE : FALSE;
        }
    }

    /** Compares a double with an int. */
    record MixedComparison(DoubleOperand left, LongOperand right, int accepted) implements RulePredicate {
        @Override
        public int test(CapturedValues captures) {
            return left.state(captures) == CapturedValues.PRESENT && right.state(captures) == CapturedValues.PRESENT
                    ? ComparisonBits.test(accepted, compare(left.doubleValue(captures), right.longValue(captures)))
                    : UNKNOWN;
        }
    }

    /** The double is in a list of constants; as in a Java list, NaN equals NaN. */
    @SuppressWarnings("ArrayRecordComponent") // never modified or compared
    record DoubleInSet(DoubleOperand operand, double[] numbers, boolean nullIn) implements RulePredicate {
        @Override
        public int test(CapturedValues captures) {
            int state = operand.state(captures);
            if (state != CapturedValues.PRESENT) {
                return NullPredicates.in(state, nullIn);
            }
            double number = operand.doubleValue(captures);
            for (double candidate : numbers) {
                if (candidate == number || Double.compare(candidate, number) == 0) {
                    return TRUE;
                }
            }
            return FALSE;
        }
    }

    /** As in cel-java: the int is converted to double, NaN is above everything, negative zero is below zero. */
    static int compare(double real, long number) {
        return real < -LARGEST_INT ? -1 : real > LARGEST_INT ? 1 : Double.compare(real, (double) number);
    }
}
