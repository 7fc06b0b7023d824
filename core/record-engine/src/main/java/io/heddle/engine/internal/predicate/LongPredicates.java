// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.predicate;

import io.heddle.engine.internal.predicate.RuleOperand.BytesOperand;
import io.heddle.engine.internal.predicate.RuleOperand.LongOperand;

/** Operands and comparisons of ints. */
final class LongPredicates {
    private LongPredicates() {}

    record Slot(int slot) implements LongOperand {
        @Override
        public int state(CapturedValues captures) {
            return captures.states[slot];
        }

        @Override
        public long longValue(CapturedValues captures) {
            return captures.numbers[slot];
        }
    }

    record Constant(long value) implements LongOperand {
        @Override
        public int state(CapturedValues captures) {
            return CapturedValues.PRESENT;
        }

        @Override
        public long longValue(CapturedValues captures) {
            return value;
        }
    }

    /** The item count of an array or map. */
    record Count(int slot) implements LongOperand {
        @Override
        public int state(CapturedValues captures) {
            return captures.states[slot] == CapturedValues.PRESENT ? CapturedValues.PRESENT : CapturedValues.ABSENT;
        }

        @Override
        public long longValue(CapturedValues captures) {
            return captures.numbers[slot];
        }
    }

    /** The number of code points of a string, or the length of bytes. */
    record Size(BytesOperand operand, boolean text) implements LongOperand {
        @Override
        public int state(CapturedValues captures) {
            return operand.state(captures) == CapturedValues.PRESENT ? CapturedValues.PRESENT : CapturedValues.ABSENT;
        }

        @Override
        public long longValue(CapturedValues captures) {
            int from = operand.from(captures);
            int end = operand.to(captures);
            return text ? ByteRangePredicates.codePoints(operand.bytes(captures), from, end) : end - from;
        }
    }

    /** {@code + - * / %}; absent where CEL fails, for example on overflow. */
    record Arithmetic(char operator, LongOperand left, LongOperand right) implements LongOperand {
        @Override
        public int state(CapturedValues captures) {
            if (left.state(captures) != CapturedValues.PRESENT || right.state(captures) != CapturedValues.PRESENT) {
                return CapturedValues.ABSENT;
            }
            long a = left.longValue(captures);
            long b = right.longValue(captures);
            boolean exact =
                    switch (operator) {
                        case '+' -> ((a ^ (a + b)) & (b ^ (a + b))) >= 0;
                        case '-' -> ((a ^ b) & (a ^ (a - b))) >= 0;
                        case '*' -> Math.multiplyHigh(a, b) == (a * b) >> 63;
                        case '/' -> b != 0 && (a != Long.MIN_VALUE || b != -1);
                        default -> b != 0;
                    };
            return exact ? CapturedValues.PRESENT : CapturedValues.ABSENT;
        }

        @Override
        public long longValue(CapturedValues captures) {
            long a = left.longValue(captures);
            long b = right.longValue(captures);
            return switch (operator) {
                case '+' -> a + b;
                case '-' -> a - b;
                case '*' -> a * b;
                case '/' -> a / b;
                default -> a % b;
            };
        }
    }

    record LongOrder(LongOperand left, LongOperand right, int accepted) implements RulePredicate {
        @Override
        public int test(CapturedValues captures) {
            return left.state(captures) == CapturedValues.PRESENT && right.state(captures) == CapturedValues.PRESENT
                    ? ComparisonBits.test(accepted, Long.compare(left.longValue(captures), right.longValue(captures)))
                    : UNKNOWN;
        }
    }

    record LongEqual(LongOperand left, LongOperand right) implements RulePredicate {
        @Override
        public int test(CapturedValues captures) {
            int first = left.state(captures);
            int second = right.state(captures);
            if (first != CapturedValues.PRESENT || second != CapturedValues.PRESENT) {
                return NullPredicates.equal(first, second);
            }
            return left.longValue(captures) == right.longValue(captures) ? TRUE : FALSE;
        }
    }

    /** The number is in a list of constants. */
    @SuppressWarnings("ArrayRecordComponent") // never modified or compared
    record LongInSet(LongOperand operand, long[] numbers, boolean nullIn) implements RulePredicate {
        @Override
        public int test(CapturedValues captures) {
            int state = operand.state(captures);
            if (state != CapturedValues.PRESENT) {
                return NullPredicates.in(state, nullIn);
            }
            long number = operand.longValue(captures);
            for (long candidate : numbers) {
                if (candidate == number) {
                    return TRUE;
                }
            }
            return FALSE;
        }
    }
}
