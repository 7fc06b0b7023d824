// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.runtime;

/**
 * The steps that generated walks call. A step over bytes returns the position after them, or -1. Steps are small enough
 * to be inlined.
 */
public final class WalkSteps {
    public static final int MAX_DEPTH = 100;
    /** The depth at which a default value starts: its nesting is the schema author's choice and not limited. */
    public static final int UNLIMITED = -1_000_000;

    private WalkSteps() {}

    static int booleanEnd(byte[] bytes, int position, int end) {
        return position < end && (bytes[position] & ~1) == 0 ? position + 1 : -1;
    }

    static int intEnd(byte[] bytes, int position, int end) {
        if (position >= end) {
            return -1;
        }
        return bytes[position] >= 0 ? position + 1 : ZigZagVarints.intEnd(bytes, position, end);
    }

    static int longEnd(byte[] bytes, int position, int end) {
        if (position >= end) {
            return -1;
        }
        return bytes[position] >= 0 ? position + 1 : ZigZagVarints.longEnd(bytes, position, end);
    }

    static int stringEnd(byte[] bytes, int position, int end) {
        if (position >= end) {
            return -1;
        }
        int length = bytes[position];
        if (length < 0 || (length & 1) != 0) {
            return longStringEnd(bytes, position, end);
        }
        int from = position + 1;
        length >>>= 1;
        return length <= end - from && Utf8Scanner.isUtf8(bytes, from, from + length) ? from + length : -1;
    }

    private static int longStringEnd(byte[] bytes, int position, int end) {
        int from = lengthEnd(bytes, position, end);
        if (from < 0) {
            return -1;
        }
        int valueEnd = from + (int) ZigZagVarints.read(bytes, position);
        return Utf8Scanner.isUtf8(bytes, from, valueEnd) ? valueEnd : -1;
    }

    static int bytesEnd(byte[] bytes, int position, int end) {
        int from = lengthEnd(bytes, position, end);
        return from < 0 ? -1 : from + (int) ZigZagVarints.read(bytes, position);
    }

    /** The position after a length that does not exceed the remaining bytes. */
    static int lengthEnd(byte[] bytes, int position, int end) {
        int valueEnd = ZigZagVarints.longEnd(bytes, position, end);
        if (valueEnd < 0) {
            return -1;
        }
        long length = ZigZagVarints.read(bytes, position);
        return length >= 0 && length <= end - valueEnd ? valueEnd : -1;
    }

    /** The position after an index below {@code count}. */
    static int indexEnd(byte[] bytes, int position, int end, int count) {
        if (position < end && bytes[position] >= 0) {
            int small = bytes[position];
            return (small & 1) == 0 && small >>> 1 < count ? position + 1 : -1;
        }
        return longIndexEnd(bytes, position, end, count);
    }

    private static int longIndexEnd(byte[] bytes, int position, int end, int count) {
        int valueEnd = ZigZagVarints.intEnd(bytes, position, end);
        if (valueEnd < 0) {
            return -1;
        }
        long index = ZigZagVarints.read(bytes, position);
        return index >= 0 && index < count ? valueEnd : -1;
    }

    /** The position after a map's key, which must be new in this map. */
    static int keyEnd(byte[] bytes, int position, int end, WalkWorkspace workspace) {
        int from = lengthEnd(bytes, position, end);
        if (from < 0) {
            return -1;
        }
        int valueEnd = from + (int) ZigZagVarints.read(bytes, position);
        return Utf8Scanner.isUtf8(bytes, from, valueEnd) && workspace.addKey(bytes, from, valueEnd) ? valueEnd : -1;
    }

    /** Reads an index that is known to be small. */
    static int index(byte[] bytes, int position) {
        return (int) ZigZagVarints.read(bytes, position);
    }

    static int mappedEnum(byte[] bytes, int position, int end, WalkWorkspace workspace, int[] map) {
        int valueEnd = ZigZagVarints.intEnd(bytes, position, end);
        int mapped = valueEnd < 0 ? -1 : LeafType.mapSymbol(map, ZigZagVarints.read(bytes, position));
        if (mapped < 0) {
            return -1;
        }
        workspace.replaceVarint(bytes, position, valueEnd, mapped);
        return valueEnd;
    }

    static int intToFloat(byte[] bytes, int position, int end, WalkWorkspace workspace) {
        int valueEnd = ZigZagVarints.intEnd(bytes, position, end);
        if (valueEnd >= 0) {
            workspace.replaceFloat(bytes, position, valueEnd, (float) ZigZagVarints.read(bytes, position));
        }
        return valueEnd;
    }

    static int intToDouble(byte[] bytes, int position, int end, WalkWorkspace workspace) {
        int valueEnd = ZigZagVarints.intEnd(bytes, position, end);
        if (valueEnd >= 0) {
            workspace.replaceDouble(bytes, position, valueEnd, (double) ZigZagVarints.read(bytes, position));
        }
        return valueEnd;
    }

    static int longToFloat(byte[] bytes, int position, int end, WalkWorkspace workspace) {
        int valueEnd = ZigZagVarints.longEnd(bytes, position, end);
        if (valueEnd >= 0) {
            workspace.replaceFloat(bytes, position, valueEnd, (float) ZigZagVarints.read(bytes, position));
        }
        return valueEnd;
    }

    static int longToDouble(byte[] bytes, int position, int end, WalkWorkspace workspace) {
        int valueEnd = ZigZagVarints.longEnd(bytes, position, end);
        if (valueEnd >= 0) {
            workspace.replaceDouble(bytes, position, valueEnd, (double) ZigZagVarints.read(bytes, position));
        }
        return valueEnd;
    }

    static int floatToDouble(byte[] bytes, int position, int end, WalkWorkspace workspace) {
        if (end - position < Float.BYTES) {
            return -1;
        }
        workspace.replaceDouble(bytes, position, position + Float.BYTES, (double) FloatBits.readFloat(bytes, position));
        return position + Float.BYTES;
    }

    /** Counts a value of zero bytes; false if there were too many. */
    static boolean spend(WalkWorkspace workspace) {
        return --workspace.zeroByteBudget >= 0;
    }

    static void countMasked(WalkWorkspace workspace) {
        workspace.maskedFields++;
    }

    /** Checks the length of the array or map that ended last. */
    static boolean hasLength(WalkWorkspace workspace, int min, int max) {
        return workspace.lastLength >= min && workspace.lastLength <= max;
    }

    static void mask(WalkWorkspace workspace, int port, LeafMask mask, LeafType leaf, byte[] bytes, int from,
            int valueEnd) {
        PortOutput output = workspace.outputs[port];
        if (output.muteDepth == 0) {
            output.flush(bytes, from);
            mask.write(leaf, bytes, from, valueEnd, output, workspace.scratch);
            output.pendingStart = valueEnd;
        }
    }

    static void capture(LeafType leaf, WalkWorkspace workspace, int slot, byte[] bytes, int from, int valueEnd) {
        leaf.capture(workspace.capturedValues, slot, bytes, from, valueEnd);
    }

    static void fieldStarts(WalkWorkspace workspace, int slot, int position) {
        workspace.capturedValues.fieldStarts[slot] = position;
    }

    static void fieldEnds(WalkWorkspace workspace, int slot, int position) {
        workspace.capturedValues.fieldEnds[slot] = position;
    }

    static void nullCaptured(WalkWorkspace workspace, int slot, int position) {
        workspace.capturedValues.setNull(slot);
    }

    static void lengthCaptured(WalkWorkspace workspace, int slot, int position) {
        workspace.capturedValues.setNumber(slot, workspace.lastLength);
    }

    /** Continues the walk in the bytes of a default value. */
    static void enterDefault(WalkWorkspace workspace, byte[] bytes, int position, byte[] value) {
        workspace.chargeDefault(value);
        workspace.savedBudget = workspace.zeroByteBudget;
        workspace.zeroByteBudget = Long.MAX_VALUE;
        workspace.moveTo(bytes, position, 0);
    }

    static void leaveDefault(WalkWorkspace workspace, byte[] value, int position) {
        workspace.moveTo(value, value.length, position);
        workspace.zeroByteBudget = workspace.savedBudget;
    }
}
