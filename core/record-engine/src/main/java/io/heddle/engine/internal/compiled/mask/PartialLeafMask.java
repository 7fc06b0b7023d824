// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.mask;

import io.heddle.engine.internal.compiled.runtime.LeafMask;
import io.heddle.engine.internal.compiled.runtime.LeafType;
import io.heddle.engine.internal.compiled.runtime.MaskScratch;
import io.heddle.engine.internal.compiled.runtime.PortOutput;
import io.heddle.engine.internal.compiled.runtime.Utf8Scanner;

/** The mask {@code partial} on UTF-8. */
record PartialLeafMask(int keepFirst, int keepLast) implements LeafMask {
    @Override
    public void write(LeafType leaf, byte[] bytes, int from, int end, PortOutput output, MaskScratch scratch) {
        int start = leaf.contentStart(bytes, from);
        int points = Utf8Scanner.codePoints(bytes, start, end);
        long kept = (long) keepFirst + keepLast;
        if (kept >= points) {
            output.writeVarint(points);
            output.fill('*', points);
            return;
        }
        int head = afterCodePoints(bytes, start, keepFirst);
        int tail = beforeCodePoints(bytes, end, keepLast);
        int stars = points - (int) kept;
        output.writeVarint(head - start + stars + end - tail);
        output.write(bytes, start, head - start);
        output.fill('*', stars);
        output.write(bytes, tail, end - tail);
    }

    /** The position after this many code points. */
    private static int afterCodePoints(byte[] bytes, int from, int points) {
        int position = from;
        for (int i = 0; i < points; i++) {
            do {
                position++;
            } while ((bytes[position] & 0xc0) == 0x80);
        }
        return position;
    }

    /** The position of the last code points. */
    private static int beforeCodePoints(byte[] bytes, int end, int points) {
        int position = end;
        for (int i = 0; i < points; i++) {
            do {
                position--;
            } while ((bytes[position] & 0xc0) == 0x80);
        }
        return position;
    }

    @Override
    public String toString() {
        return "partial " + keepFirst + ".." + keepLast;
    }
}
