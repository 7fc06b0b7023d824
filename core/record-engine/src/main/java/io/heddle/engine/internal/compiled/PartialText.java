// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

/** The mask {@code partial} on UTF-8. */
record PartialText(int keepFirst, int keepLast) implements LeafMask {
    @Override
    public void write(Leaf leaf, byte[] bytes, int from, int to, Sink sink, Scratch scratch) {
        int start = leaf.content(bytes, from);
        int points = Text.codePoints(bytes, start, to);
        long kept = (long) keepFirst + keepLast;
        if (kept >= points) {
            sink.writeVarint(points);
            sink.fill('*', points);
            return;
        }
        int head = after(bytes, start, keepFirst);
        int tail = before(bytes, to, keepLast);
        int stars = points - (int) kept;
        sink.writeVarint(head - start + stars + to - tail);
        sink.write(bytes, start, head - start);
        sink.fill('*', stars);
        sink.write(bytes, tail, to - tail);
    }

    /** The place after so many code points. */
    private static int after(byte[] bytes, int from, int points) {
        int at = from;
        for (int i = 0; i < points; i++) {
            do {
                at++;
            } while ((bytes[at] & 0xc0) == 0x80);
        }
        return at;
    }

    /** The place of the last so many code points. */
    private static int before(byte[] bytes, int to, int points) {
        int at = to;
        for (int i = 0; i < points; i++) {
            do {
                at--;
            } while ((bytes[at] & 0xc0) == 0x80);
        }
        return at;
    }

    @Override
    public String toString() {
        return "partial " + keepFirst + ".." + keepLast;
    }
}
