// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.predicate;

import io.heddle.engine.internal.predicate.RuleOperand.TimestampOperand;

/** Operands and comparisons of timestamps and durations. */
final class TimestampPredicates {
    private static final int NANOS = 1_000_000_000;
    /** CEL limits computed timestamps to the years 1 to 9999. */
    private static final long EARLIEST = -62_135_596_800L;

    private static final long LATEST = 253_402_300_799L;

    private TimestampPredicates() {}

    /** The unit of a captured number. */
    enum Unit {
        DAYS(86_400_000_000_000L),
        MILLIS(1_000_000),
        MICROS(1000),
        NANOS(1);

        private final long nanos;

        Unit(long nanos) {
            this.nanos = nanos;
        }

        long nanos() {
            return nanos;
        }
    }

    record Slot(int slot, Unit unit) implements TimestampOperand {
        @Override
        public int state(CapturedValues captures) {
            return captures.states[slot];
        }

        @Override
        public long seconds(CapturedValues captures) {
            long number = captures.numbers[slot];
            return switch (unit) {
                case DAYS -> number * 86_400;
                case MILLIS -> Math.floorDiv(number, 1000);
                case MICROS -> Math.floorDiv(number, 1_000_000);
                case NANOS -> Math.floorDiv(number, NANOS);
            };
        }

        @Override
        public int nanos(CapturedValues captures) {
            long number = captures.numbers[slot];
            return switch (unit) {
                case DAYS -> 0;
                case MILLIS -> Math.floorMod(number, 1000) * 1_000_000;
                case MICROS -> Math.floorMod(number, 1_000_000) * 1000;
                case NANOS -> Math.floorMod(number, NANOS);
            };
        }
    }

    record Constant(long seconds, int nanos) implements TimestampOperand {
        @Override
        public int state(CapturedValues captures) {
            return CapturedValues.PRESENT;
        }

        @Override
        public long seconds(CapturedValues captures) {
            return seconds;
        }

        @Override
        public int nanos(CapturedValues captures) {
            return nanos;
        }
    }

    record CurrentTime() implements TimestampOperand {
        @Override
        public int state(CapturedValues captures) {
            return CapturedValues.PRESENT;
        }

        @Override
        public long seconds(CapturedValues captures) {
            return captures.nowSeconds;
        }

        @Override
        public int nanos(CapturedValues captures) {
            return captures.nowNanos;
        }
    }

    /** A timestamp shifted by a duration; absent beyond CEL's limits. */
    record ShiftedTimestamp(TimestampOperand timestamp, Constant amount) implements TimestampOperand {
        @Override
        public int state(CapturedValues captures) {
            if (timestamp.state(captures) != CapturedValues.PRESENT) {
                return CapturedValues.ABSENT;
            }
            return isAllowed(seconds(captures)) ? CapturedValues.PRESENT : CapturedValues.ABSENT;
        }

        @Override
        public long seconds(CapturedValues captures) {
            int carried = timestamp.nanos(captures) + amount.nanos >= NANOS ? 1 : 0;
            return timestamp.seconds(captures) + amount.seconds + carried;
        }

        @Override
        public int nanos(CapturedValues captures) {
            int nanos = timestamp.nanos(captures) + amount.nanos;
            return nanos >= NANOS ? nanos - NANOS : nanos;
        }
    }

    /** The duration from one timestamp to another. */
    record TimestampDifference(TimestampOperand from, TimestampOperand to) implements TimestampOperand {
        @Override
        public int state(CapturedValues captures) {
            return from.state(captures) == CapturedValues.PRESENT && to.state(captures) == CapturedValues.PRESENT
                    ? CapturedValues.PRESENT
                    : CapturedValues.ABSENT;
        }

        @Override
        public long seconds(CapturedValues captures) {
            int borrowed = to.nanos(captures) < from.nanos(captures) ? 1 : 0;
            return to.seconds(captures) - from.seconds(captures) - borrowed;
        }

        @Override
        public int nanos(CapturedValues captures) {
            int nanos = to.nanos(captures) - from.nanos(captures);
            return nanos < 0 ? nanos + NANOS : nanos;
        }
    }

    record TimestampOrder(TimestampOperand left, TimestampOperand right, int accepted) implements RulePredicate {
        @Override
        public int test(CapturedValues captures) {
            return left.state(captures) == CapturedValues.PRESENT && right.state(captures) == CapturedValues.PRESENT
                    ? ComparisonBits.test(accepted, compare(left, right, captures))
                    : UNKNOWN;
        }
    }

    record TimestampEqual(TimestampOperand left, TimestampOperand right) implements RulePredicate {
        @Override
        public int test(CapturedValues captures) {
            int first = left.state(captures);
            int second = right.state(captures);
            if (first != CapturedValues.PRESENT || second != CapturedValues.PRESENT) {
                return NullPredicates.equal(first, second);
            }
            return compare(left, right, captures) == 0 ? TRUE : FALSE;
        }
    }

    static boolean isAllowed(long seconds) {
        return seconds >= EARLIEST && seconds <= LATEST;
    }

    private static int compare(TimestampOperand left, TimestampOperand right, CapturedValues captures) {
        int order = Long.compare(left.seconds(captures), right.seconds(captures));
        return order != 0 ? order : Integer.compare(left.nanos(captures), right.nanos(captures));
    }
}
