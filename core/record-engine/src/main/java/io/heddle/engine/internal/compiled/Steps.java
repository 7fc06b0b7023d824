// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

/**
 * What generated walks are made of. Each step over bytes gives the place after them, or -1; small enough to be inlined
 * where it is called.
 */
final class Steps {
    static final int MAX_DEPTH = 100;
    /** Depth at which a default value starts: its depth was the schema author's choice. */
    static final int UNLIMITED = -1_000_000;

    private Steps() {}

    static int booleanEnd(byte[] bytes, int at, int end) {
        return at < end && (bytes[at] & ~1) == 0 ? at + 1 : -1;
    }

    static int intEnd(byte[] bytes, int at, int end) {
        if (at >= end) {
            return -1;
        }
        return bytes[at] >= 0 ? at + 1 : Varints.intEnd(bytes, at, end);
    }

    static int longEnd(byte[] bytes, int at, int end) {
        if (at >= end) {
            return -1;
        }
        return bytes[at] >= 0 ? at + 1 : Varints.longEnd(bytes, at, end);
    }

    static int stringEnd(byte[] bytes, int at, int end) {
        if (at >= end) {
            return -1;
        }
        int length = bytes[at];
        if (length < 0 || (length & 1) != 0) {
            return longStringEnd(bytes, at, end);
        }
        int from = at + 1;
        length >>>= 1;
        return length <= end - from && Text.isUtf8(bytes, from, from + length) ? from + length : -1;
    }

    private static int longStringEnd(byte[] bytes, int at, int end) {
        int from = lengthEnd(bytes, at, end);
        if (from < 0) {
            return -1;
        }
        int to = from + (int) Varints.read(bytes, at);
        return Text.isUtf8(bytes, from, to) ? to : -1;
    }

    static int bytesEnd(byte[] bytes, int at, int end) {
        int from = lengthEnd(bytes, at, end);
        return from < 0 ? -1 : from + (int) Varints.read(bytes, at);
    }

    /** The place after a length that fits what is left. */
    static int lengthEnd(byte[] bytes, int at, int end) {
        int to = Varints.longEnd(bytes, at, end);
        if (to < 0) {
            return -1;
        }
        long length = Varints.read(bytes, at);
        return length >= 0 && length <= end - to ? to : -1;
    }

    /** An index below {@code count}. */
    static int indexEnd(byte[] bytes, int at, int end, int count) {
        if (at < end && bytes[at] >= 0) {
            int small = bytes[at];
            return (small & 1) == 0 && small >>> 1 < count ? at + 1 : -1;
        }
        return longIndexEnd(bytes, at, end, count);
    }

    private static int longIndexEnd(byte[] bytes, int at, int end, int count) {
        int to = Varints.intEnd(bytes, at, end);
        if (to < 0) {
            return -1;
        }
        long index = Varints.read(bytes, at);
        return index >= 0 && index < count ? to : -1;
    }

    /** A map's key, not seen before in this map. */
    static int keyEnd(byte[] bytes, int at, int end, Workspace ws) {
        int from = lengthEnd(bytes, at, end);
        if (from < 0) {
            return -1;
        }
        int to = from + (int) Varints.read(bytes, at);
        return Text.isUtf8(bytes, from, to) && ws.addKey(bytes, from, to) ? to : -1;
    }

    /** An index that is known to be small. */
    static int index(byte[] bytes, int at) {
        return (int) Varints.read(bytes, at);
    }

    static int mappedEnum(byte[] bytes, int at, int end, Workspace ws, int[] map) {
        int to = Varints.intEnd(bytes, at, end);
        int mapped = to < 0 ? -1 : Leaf.mapped(map, Varints.read(bytes, at));
        if (mapped < 0) {
            return -1;
        }
        ws.replaceVarint(bytes, at, to, mapped);
        return to;
    }

    static int intToFloat(byte[] bytes, int at, int end, Workspace ws) {
        int to = Varints.intEnd(bytes, at, end);
        if (to >= 0) {
            ws.replaceFloat(bytes, at, to, (float) Varints.read(bytes, at));
        }
        return to;
    }

    static int intToDouble(byte[] bytes, int at, int end, Workspace ws) {
        int to = Varints.intEnd(bytes, at, end);
        if (to >= 0) {
            ws.replaceDouble(bytes, at, to, (double) Varints.read(bytes, at));
        }
        return to;
    }

    static int longToFloat(byte[] bytes, int at, int end, Workspace ws) {
        int to = Varints.longEnd(bytes, at, end);
        if (to >= 0) {
            ws.replaceFloat(bytes, at, to, (float) Varints.read(bytes, at));
        }
        return to;
    }

    static int longToDouble(byte[] bytes, int at, int end, Workspace ws) {
        int to = Varints.longEnd(bytes, at, end);
        if (to >= 0) {
            ws.replaceDouble(bytes, at, to, (double) Varints.read(bytes, at));
        }
        return to;
    }

    static int floatToDouble(byte[] bytes, int at, int end, Workspace ws) {
        if (end - at < Float.BYTES) {
            return -1;
        }
        ws.replaceDouble(bytes, at, at + Float.BYTES, (double) Numbers.readFloat(bytes, at));
        return at + Float.BYTES;
    }

    /** A value of no bytes; false if there were too many. */
    static boolean spend(Workspace ws) {
        return --ws.budget >= 0;
    }

    static void countMasked(Workspace ws) {
        ws.maskedFields++;
    }

    /** Of the array or map that ended last. */
    static boolean hasLength(Workspace ws, int least, int most) {
        return ws.length >= least && ws.length <= most;
    }

    static void mask(Workspace ws, int port, LeafMask mask, Leaf leaf, byte[] bytes, int from, int to) {
        Sink sink = ws.sinks[port];
        if (sink.muted == 0) {
            sink.flush(bytes, from);
            mask.write(leaf, bytes, from, to, sink, ws.scratch);
            sink.from = to;
        }
    }

    static void capture(Leaf leaf, Workspace ws, int slot, byte[] bytes, int from, int to) {
        leaf.capture(ws.captures, slot, bytes, from, to);
    }

    static void fieldStarts(Workspace ws, int slot, int at) {
        ws.captures.fieldFroms[slot] = at;
    }

    static void fieldEnds(Workspace ws, int slot, int at) {
        ws.captures.fieldTos[slot] = at;
    }

    static void nullCaptured(Workspace ws, int slot, int at) {
        ws.captures.isNull(slot);
    }

    static void lengthCaptured(Workspace ws, int slot, int at) {
        ws.captures.number(slot, ws.length);
    }

    /** What follows is walked in a default value's bytes. */
    static void enterDefault(Workspace ws, byte[] bytes, int at, byte[] value) {
        ws.payFor(value);
        ws.heldBudget = ws.budget;
        ws.budget = Long.MAX_VALUE;
        ws.jump(bytes, at, 0);
    }

    static void leaveDefault(Workspace ws, byte[] value, int at) {
        ws.jump(value, value.length, at);
        ws.budget = ws.heldBudget;
    }
}
