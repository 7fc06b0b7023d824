// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.predicate;

import io.heddle.engine.internal.predicate.RuleOperand.BytesOperand;

import java.util.Arrays;

/** Comparisons of strings (as valid UTF-8) and bytes. */
final class ByteRangePredicates {
    private ByteRangePredicates() {}

    record Slot(int slot) implements BytesOperand {
        @Override
        public int state(CapturedValues captures) {
            return captures.states[slot];
        }

        @Override
        public byte[] bytes(CapturedValues captures) {
            return captures.sources[slot];
        }

        @Override
        public int from(CapturedValues captures) {
            return captures.starts[slot];
        }

        @Override
        public int to(CapturedValues captures) {
            return captures.ends[slot];
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never modified or compared
    record Constant(byte[] value) implements BytesOperand {
        @Override
        public int state(CapturedValues captures) {
            return CapturedValues.PRESENT;
        }

        @Override
        public byte[] bytes(CapturedValues captures) {
            return value;
        }

        @Override
        public int from(CapturedValues captures) {
            return 0;
        }

        @Override
        public int to(CapturedValues captures) {
            return value.length;
        }
    }

    /** The symbol of an enum whose index is captured. */
    @SuppressWarnings("ArrayRecordComponent") // never modified or compared
    record EnumSymbolOperand(int slot, byte[][] symbols) implements BytesOperand {
        @Override
        public int state(CapturedValues captures) {
            return captures.states[slot];
        }

        @Override
        public byte[] bytes(CapturedValues captures) {
            return symbols[(int) captures.numbers[slot]];
        }

        @Override
        public int from(CapturedValues captures) {
            return 0;
        }

        @Override
        public int to(CapturedValues captures) {
            return bytes(captures).length;
        }
    }

    record BytesOrder(BytesOperand left, BytesOperand right, boolean text, int accepted) implements RulePredicate {
        @Override
        public int test(CapturedValues captures) {
            return left.state(captures) == CapturedValues.PRESENT && right.state(captures) == CapturedValues.PRESENT
                    ? ComparisonBits.test(accepted, compare(left, right, text, captures))
                    : UNKNOWN;
        }
    }

    record BytesEqual(BytesOperand left, BytesOperand right) implements RulePredicate {
        @Override
        public int test(CapturedValues captures) {
            int first = left.state(captures);
            int second = right.state(captures);
            if (first != CapturedValues.PRESENT || second != CapturedValues.PRESENT) {
                return NullPredicates.equal(first, second);
            }
            return Arrays.equals(
                    left.bytes(captures),
                    left.from(captures),
                    left.to(captures),
                    right.bytes(captures),
                    right.from(captures),
                    right.to(captures))
                            ? TRUE
                            : FALSE;
        }
    }

    /** The value is in a list of constants. */
    @SuppressWarnings("ArrayRecordComponent") // never modified or compared
    record BytesIn(BytesOperand operand, byte[][] values, boolean nullIn) implements RulePredicate {
        @Override
        public int test(CapturedValues captures) {
            int state = operand.state(captures);
            if (state != CapturedValues.PRESENT) {
                return NullPredicates.in(state, nullIn);
            }
            byte[] bytes = operand.bytes(captures);
            int from = operand.from(captures);
            int end = operand.to(captures);
            for (byte[] value : values) {
                if (value.length == end - from && Arrays.equals(bytes, from, end, value, 0, value.length)) {
                    return TRUE;
                }
            }
            return FALSE;
        }
    }

    /** An enum's symbol is in a list of constants. */
    @SuppressWarnings("ArrayRecordComponent") // never modified or compared
    record EnumSymbolInSet(int slot, boolean[] symbols, boolean nullIn) implements RulePredicate {
        @Override
        public int test(CapturedValues captures) {
            int state = captures.states[slot];
            if (state != CapturedValues.PRESENT) {
                return NullPredicates.in(state, nullIn);
            }
            return symbols[(int) captures.numbers[slot]] ? TRUE : FALSE;
        }
    }

    /** The number of code points in valid UTF-8. */
    static int codePoints(byte[] bytes, int from, int end) {
        int count = 0;
        for (int i = from; i < end; i++) {
            if ((bytes[i] & 0xc0) != 0x80) {
                count++;
            }
        }
        return count;
    }

    private static int compare(BytesOperand left, BytesOperand right, boolean text, CapturedValues captures) {
        byte[] a = left.bytes(captures);
        int aFrom = left.from(captures);
        int aTo = left.to(captures);
        byte[] b = right.bytes(captures);
        int bFrom = right.from(captures);
        int bTo = right.to(captures);
        int mismatch = Arrays.mismatch(a, aFrom, aTo, b, bFrom, bTo);
        if (mismatch < 0 || mismatch >= aTo - aFrom || mismatch >= bTo - bFrom) {
            return Integer.compare(aTo - aFrom, bTo - bFrom);
        }
        int x = a[aFrom + mismatch] & 0xff;
        int y = b[bFrom + mismatch] & 0xff;
        if (text && x >= 0xee && y >= 0xee && (x < 0xf0) != (y < 0xf0)) {
            // Java compares strings by UTF-16 units: supplementary characters sort before U+E000 to U+FFFF.
            return Integer.compare(y, x);
        }
        return Integer.compare(x, y);
    }
}
