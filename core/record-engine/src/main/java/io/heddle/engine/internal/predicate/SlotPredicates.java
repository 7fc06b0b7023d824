// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.predicate;

import java.util.Arrays;

/**
 * Specialised predicates for the most common case, a field compared with constants, without a call per operand. Their
 * results equal those of the general predicates.
 */
final class SlotPredicates {
    private SlotPredicates() {}

    /** Orders an int field and a constant int. */
    record LongComparison(int slot, long bound, int accepted) implements RulePredicate {
        @Override
        public int test(CapturedValues captures) {
            return captures.states[slot] == CapturedValues.PRESENT
                    ? ComparisonBits.test(accepted, Long.compare(captures.numbers[slot], bound))
                    : UNKNOWN;
        }
    }

    /** Compares an int field with a constant int for equality. */
    record LongEquality(int slot, long other) implements RulePredicate {
        @Override
        public int test(CapturedValues captures) {
            int state = captures.states[slot];
            return state == CapturedValues.PRESENT
                    ? captures.numbers[slot] == other ? TRUE : FALSE
                    : NullPredicates.in(state, false);
        }
    }

    /** Orders a double field and a constant double. */
    record DoubleComparison(int slot, double bound, int accepted) implements RulePredicate {
        @Override
        public int test(CapturedValues captures) {
            if (captures.states[slot] != CapturedValues.PRESENT) {
                return UNKNOWN;
            }
            double value = Double.longBitsToDouble(captures.numbers[slot]);
            return value < bound || value == bound || value > bound
                    ? ComparisonBits.test(accepted, value < bound ? -1 : value == bound ? 0 : 1)
                    : FALSE;
        }
    }

    /** Orders a double field and a constant int as cel-java does, see {@link DoublePredicates#compare}. */
    record DoubleWithLongComparison(int slot, double bound, int accepted) implements RulePredicate {
        @Override
        public int test(CapturedValues captures) {
            return captures.states[slot] == CapturedValues.PRESENT
                    ? ComparisonBits.test(accepted,
                            Double.compare(Double.longBitsToDouble(captures.numbers[slot]), bound))
                    : UNKNOWN;
        }
    }

    /** A string or bytes field is in a list of constants. */
    @SuppressWarnings("ArrayRecordComponent") // never modified or compared
    record BytesInSet(int slot, byte[][] values, boolean nullIn) implements RulePredicate {
        @Override
        public int test(CapturedValues captures) {
            int state = captures.states[slot];
            if (state != CapturedValues.PRESENT) {
                return NullPredicates.in(state, nullIn);
            }
            byte[] bytes = captures.sources[slot];
            int from = captures.starts[slot];
            int end = captures.ends[slot];
            for (byte[] value : values) {
                if (value.length == end - from && Arrays.equals(bytes, from, end, value, 0, value.length)) {
                    return TRUE;
                }
            }
            return FALSE;
        }
    }

    /** Compares the code points of a string, or the length of bytes, with a constant. */
    record SizeComparison(int slot, boolean text, long bound, int accepted) implements RulePredicate {
        @Override
        public int test(CapturedValues captures) {
            if (captures.states[slot] != CapturedValues.PRESENT) {
                return UNKNOWN;
            }
            int from = captures.starts[slot];
            int end = captures.ends[slot];
            int size = text ? ByteRangePredicates.codePoints(captures.sources[slot], from, end) : end - from;
            return ComparisonBits.test(accepted, Long.compare(size, bound));
        }
    }

    record IsNull(int slot) implements RulePredicate {
        @Override
        public int test(CapturedValues captures) {
            int state = captures.states[slot];
            return state == CapturedValues.NULL ? TRUE : state == CapturedValues.PRESENT ? FALSE : UNKNOWN;
        }
    }

    record IsNotNull(int slot) implements RulePredicate {
        @Override
        public int test(CapturedValues captures) {
            int state = captures.states[slot];
            return state == CapturedValues.PRESENT ? TRUE : state == CapturedValues.NULL ? FALSE : UNKNOWN;
        }
    }
}
