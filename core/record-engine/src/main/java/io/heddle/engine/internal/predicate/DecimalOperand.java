// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.predicate;

import io.heddle.engine.internal.predicate.RuleOperand.DoubleOperand;

/**
 * A decimal as the nearest double. Correct because its unscaled value and the power of ten are exact doubles, so that
 * only their quotient is rounded; decimals for which this does not hold are {@link CapturedValues#ABSENT}.
 */
@SuppressWarnings("ArrayRecordComponent") // never modified or compared
record DecimalOperand(int slot, int scale) implements DoubleOperand {
    private static final long EXACT = 1L << 53;
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    @Override
    public int state(CapturedValues captures) {
        int state = captures.states[slot];
        if (state != CapturedValues.PRESENT) {
            return state;
        }
        if (scale < 0 || scale >= POWERS.length || captures.ends[slot] - captures.starts[slot] > Long.BYTES) {
            return CapturedValues.ABSENT;
        }
        long unscaled = unscaled(captures);
        return unscaled >= -EXACT && unscaled <= EXACT ? CapturedValues.PRESENT : CapturedValues.ABSENT;
    }

    @Override
    public double doubleValue(CapturedValues captures) {
        return (double) unscaled(captures) / POWERS[scale];
    }

    private long unscaled(CapturedValues captures) {
        byte[] bytes = captures.sources[slot];
        int from = captures.starts[slot];
        int end = captures.ends[slot];
        if (from == end) {
            return 0;
        }
        long unscaled = bytes[from];
        for (int i = from + 1; i < end; i++) {
            unscaled = (unscaled << 8) | (bytes[i] & 0xff);
        }
        return unscaled;
    }
}
