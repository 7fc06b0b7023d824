// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.predicate;

import io.heddle.engine.internal.predicate.Operand.Moment;

/** Timestamps and durations, and what is asked of them. */
final class Moments {
    private static final int NANOS = 1_000_000_000;
    /** What CEL allows a computed timestamp to be: the years 1 to 9999. */
    private static final long EARLIEST = -62_135_596_800L;

    private static final long LATEST = 253_402_300_799L;

    private Moments() {}

    /** What a captured number counts. */
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

    record Slot(int slot, Unit unit) implements Moment {
        @Override
        public int state(Captures captures) {
            return captures.states[slot];
        }

        @Override
        public long seconds(Captures captures) {
            long number = captures.numbers[slot];
            return switch (unit) {
                case DAYS -> number * 86_400;
                case MILLIS -> Math.floorDiv(number, 1000);
                case MICROS -> Math.floorDiv(number, 1_000_000);
                case NANOS -> Math.floorDiv(number, NANOS);
            };
        }

        @Override
        public int nanos(Captures captures) {
            long number = captures.numbers[slot];
            return switch (unit) {
                case DAYS -> 0;
                case MILLIS -> Math.floorMod(number, 1000) * 1_000_000;
                case MICROS -> Math.floorMod(number, 1_000_000) * 1000;
                case NANOS -> Math.floorMod(number, NANOS);
            };
        }
    }

    record Constant(long seconds, int nanos) implements Moment {
        @Override
        public int state(Captures captures) {
            return Captures.PRESENT;
        }

        @Override
        public long seconds(Captures captures) {
            return seconds;
        }

        @Override
        public int nanos(Captures captures) {
            return nanos;
        }
    }

    record Now() implements Moment {
        @Override
        public int state(Captures captures) {
            return Captures.PRESENT;
        }

        @Override
        public long seconds(Captures captures) {
            return captures.nowSeconds;
        }

        @Override
        public int nanos(Captures captures) {
            return captures.nowNanos;
        }
    }

    /** A timestamp and so much time more; absent beyond what CEL allows. */
    record Later(Moment timestamp, Constant by) implements Moment {
        @Override
        public int state(Captures captures) {
            if (timestamp.state(captures) != Captures.PRESENT) {
                return Captures.ABSENT;
            }
            return isAllowed(seconds(captures)) ? Captures.PRESENT : Captures.ABSENT;
        }

        @Override
        public long seconds(Captures captures) {
            int carried = timestamp.nanos(captures) + by.nanos >= NANOS ? 1 : 0;
            return timestamp.seconds(captures) + by.seconds + carried;
        }

        @Override
        public int nanos(Captures captures) {
            int nanos = timestamp.nanos(captures) + by.nanos;
            return nanos >= NANOS ? nanos - NANOS : nanos;
        }
    }

    /** The duration from one timestamp to another. */
    record Between(Moment from, Moment to) implements Moment {
        @Override
        public int state(Captures captures) {
            return from.state(captures) == Captures.PRESENT && to.state(captures) == Captures.PRESENT
                    ? Captures.PRESENT
                    : Captures.ABSENT;
        }

        @Override
        public long seconds(Captures captures) {
            int borrowed = to.nanos(captures) < from.nanos(captures) ? 1 : 0;
            return to.seconds(captures) - from.seconds(captures) - borrowed;
        }

        @Override
        public int nanos(Captures captures) {
            int nanos = to.nanos(captures) - from.nanos(captures);
            return nanos < 0 ? nanos + NANOS : nanos;
        }
    }

    record Ordered(Moment left, Moment right, int wanted) implements Predicate {
        @Override
        public int test(Captures captures) {
            return left.state(captures) == Captures.PRESENT && right.state(captures) == Captures.PRESENT
                    ? Order.test(wanted, compare(left, right, captures))
                    : UNKNOWN;
        }
    }

    record Equal(Moment left, Moment right) implements Predicate {
        @Override
        public int test(Captures captures) {
            int first = left.state(captures);
            int second = right.state(captures);
            if (first != Captures.PRESENT || second != Captures.PRESENT) {
                return Nulls.equal(first, second);
            }
            return compare(left, right, captures) == 0 ? TRUE : FALSE;
        }
    }

    static boolean isAllowed(long seconds) {
        return seconds >= EARLIEST && seconds <= LATEST;
    }

    private static int compare(Moment left, Moment right, Captures captures) {
        int order = Long.compare(left.seconds(captures), right.seconds(captures));
        return order != 0 ? order : Integer.compare(left.nanos(captures), right.nanos(captures));
    }
}
