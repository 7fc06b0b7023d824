// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.predicate;

import java.util.Arrays;

/** The commonest tests, of a field against constants, without a call for each of the two: they say what the general ones do. */
final class SlotTests {
    private SlotTests() {}

    /** An int against a constant one. */
    record WholeOrdered(int slot, long bound, int wanted) implements Predicate {
        @Override
        public int test(Captures captures) {
            return captures.states[slot] == Captures.PRESENT
                    ? Order.test(wanted, Long.compare(captures.numbers[slot], bound))
                    : UNKNOWN;
        }
    }

    /** An int and a constant one. */
    record WholeEqual(int slot, long other) implements Predicate {
        @Override
        public int test(Captures captures) {
            int state = captures.states[slot];
            return state == Captures.PRESENT
                    ? captures.numbers[slot] == other ? TRUE : FALSE
                    : Nulls.in(state, false);
        }
    }

    /** A double against a constant one. */
    record RealOrdered(int slot, double bound, int wanted) implements Predicate {
        @Override
        public int test(Captures captures) {
            if (captures.states[slot] != Captures.PRESENT) {
                return UNKNOWN;
            }
            double value = Double.longBitsToDouble(captures.numbers[slot]);
            return value < bound || value == bound || value > bound
                    ? Order.test(wanted, value < bound ? -1 : value == bound ? 0 : 1)
                    : FALSE;
        }
    }

    /** A double against a constant int, as cel-java compares them: see {@link Reals#compare}. */
    record RealAgainstWhole(int slot, double bound, int wanted) implements Predicate {
        @Override
        public int test(Captures captures) {
            return captures.states[slot] == Captures.PRESENT
                    ? Order.test(wanted, Double.compare(Double.longBitsToDouble(captures.numbers[slot]), bound))
                    : UNKNOWN;
        }
    }

    /** A string or bytes, one of several. */
    @SuppressWarnings("ArrayRecordComponent") // Never changed, never compared.
    record RangeIn(int slot, byte[][] values, boolean nullIn) implements Predicate {
        @Override
        public int test(Captures captures) {
            int state = captures.states[slot];
            if (state != Captures.PRESENT) {
                return Nulls.in(state, nullIn);
            }
            byte[] bytes = captures.sources[slot];
            int from = captures.froms[slot];
            int to = captures.tos[slot];
            for (byte[] value : values) {
                if (value.length == to - from && Arrays.equals(bytes, from, to, value, 0, value.length)) {
                    return TRUE;
                }
            }
            return FALSE;
        }
    }

    /** How many code points a string has, or how many bytes there are, against a constant. */
    record SizeOrdered(int slot, boolean text, long bound, int wanted) implements Predicate {
        @Override
        public int test(Captures captures) {
            if (captures.states[slot] != Captures.PRESENT) {
                return UNKNOWN;
            }
            int from = captures.froms[slot];
            int to = captures.tos[slot];
            int size = text ? Ranges.codePoints(captures.sources[slot], from, to) : to - from;
            return Order.test(wanted, Long.compare(size, bound));
        }
    }

    record IsNull(int slot) implements Predicate {
        @Override
        public int test(Captures captures) {
            int state = captures.states[slot];
            return state == Captures.NULL ? TRUE : state == Captures.PRESENT ? FALSE : UNKNOWN;
        }
    }

    record IsNotNull(int slot) implements Predicate {
        @Override
        public int test(Captures captures) {
            int state = captures.states[slot];
            return state == Captures.PRESENT ? TRUE : state == Captures.NULL ? FALSE : UNKNOWN;
        }
    }
}
