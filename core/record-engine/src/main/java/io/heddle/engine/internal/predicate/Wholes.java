// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.predicate;

import io.heddle.engine.internal.predicate.Operand.Range;
import io.heddle.engine.internal.predicate.Operand.Whole;

/** Ints and what is asked of them. */
final class Wholes {
    private Wholes() {}

    record Slot(int slot) implements Whole {
        @Override
        public int state(Captures captures) {
            return captures.states[slot];
        }

        @Override
        public long number(Captures captures) {
            return captures.numbers[slot];
        }
    }

    record Constant(long value) implements Whole {
        @Override
        public int state(Captures captures) {
            return Captures.PRESENT;
        }

        @Override
        public long number(Captures captures) {
            return value;
        }
    }

    /** How many items an array or map has. */
    record Count(int slot) implements Whole {
        @Override
        public int state(Captures captures) {
            return captures.states[slot] == Captures.PRESENT ? Captures.PRESENT : Captures.ABSENT;
        }

        @Override
        public long number(Captures captures) {
            return captures.numbers[slot];
        }
    }

    /** How many code points a string has, or how many bytes there are. */
    record Size(Range of, boolean text) implements Whole {
        @Override
        public int state(Captures captures) {
            return of.state(captures) == Captures.PRESENT ? Captures.PRESENT : Captures.ABSENT;
        }

        @Override
        public long number(Captures captures) {
            int from = of.from(captures);
            int to = of.to(captures);
            return text ? Ranges.codePoints(of.bytes(captures), from, to) : to - from;
        }
    }

    /** {@code + - * / %}; absent where CEL fails, as at an overflow. */
    record Arithmetic(char operator, Whole left, Whole right) implements Whole {
        @Override
        public int state(Captures captures) {
            if (left.state(captures) != Captures.PRESENT || right.state(captures) != Captures.PRESENT) {
                return Captures.ABSENT;
            }
            long a = left.number(captures);
            long b = right.number(captures);
            boolean exact =
                    switch (operator) {
                        case '+' -> ((a ^ (a + b)) & (b ^ (a + b))) >= 0;
                        case '-' -> ((a ^ b) & (a ^ (a - b))) >= 0;
                        case '*' -> Math.multiplyHigh(a, b) == (a * b) >> 63;
                        case '/' -> b != 0 && (a != Long.MIN_VALUE || b != -1);
                        default -> b != 0;
                    };
            return exact ? Captures.PRESENT : Captures.ABSENT;
        }

        @Override
        public long number(Captures captures) {
            long a = left.number(captures);
            long b = right.number(captures);
            return switch (operator) {
                case '+' -> a + b;
                case '-' -> a - b;
                case '*' -> a * b;
                case '/' -> a / b;
                default -> a % b;
            };
        }
    }

    record Ordered(Whole left, Whole right, int wanted) implements Predicate {
        @Override
        public int test(Captures captures) {
            return left.state(captures) == Captures.PRESENT && right.state(captures) == Captures.PRESENT
                    ? Order.test(wanted, Long.compare(left.number(captures), right.number(captures)))
                    : UNKNOWN;
        }
    }

    record Equal(Whole left, Whole right) implements Predicate {
        @Override
        public int test(Captures captures) {
            int first = left.state(captures);
            int second = right.state(captures);
            if (first != Captures.PRESENT || second != Captures.PRESENT) {
                return Nulls.equal(first, second);
            }
            return left.number(captures) == right.number(captures) ? TRUE : FALSE;
        }
    }

    /** One of several numbers. */
    @SuppressWarnings("ArrayRecordComponent") // Never changed, never compared.
    record In(Whole of, long[] numbers, boolean nullIn) implements Predicate {
        @Override
        public int test(Captures captures) {
            int state = of.state(captures);
            if (state != Captures.PRESENT) {
                return Nulls.in(state, nullIn);
            }
            long number = of.number(captures);
            for (long candidate : numbers) {
                if (candidate == number) {
                    return TRUE;
                }
            }
            return FALSE;
        }
    }
}
