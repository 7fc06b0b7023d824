// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.walk;

/** A position in the bytes of one record, and the first fault found. Not thread-safe; one per walk. */
final class WalkCursor {
    static final int MAX_DEPTH = 100;
    /** Items of zero bytes still cost memory: their number may exceed the number of bytes by this much. */
    static final int ZERO_BYTE_ITEMS = 65_536;

    private final byte[] bytes;
    private final int end;
    private int position;
    private int depth;
    private long zeroByteItems;
    private EncodingFault fault = EncodingFault.NONE;
    private String path = "";
    private long number;

    WalkCursor(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.position = offset;
        this.end = offset + length;
        this.zeroByteItems = (long) ZERO_BYTE_ITEMS + length;
    }

    EncodingFault fault() {
        return fault;
    }

    String path() {
        return path;
    }

    int position() {
        return position;
    }

    int remaining() {
        return end - position;
    }

    /** The number read last. */
    long number() {
        return number;
    }

    boolean fail(EncodingFault found) {
        fault = found;
        return false;
    }

    /** Prepends a path step while a fault propagates from the inside out. */
    boolean failInside(String step) {
        if (path.isEmpty() || path.startsWith("[") || path.startsWith("{")) {
            path = step + path;
        } else {
            path = step + "." + path;
        }
        return false;
    }

    boolean enter() {
        return ++depth <= MAX_DEPTH || fail(EncodingFault.DEPTH);
    }

    boolean leave() {
        depth--;
        return true;
    }

    boolean spendZeroByteItems(long count) {
        zeroByteItems -= count;
        return zeroByteItems >= 0 || fail(EncodingFault.ZERO_BYTE_ITEMS);
    }

    boolean skip(long count) {
        if (count > remaining()) {
            return fail(EncodingFault.TRUNCATED);
        }
        position += (int) count;
        return true;
    }

    boolean readBoolean() {
        if (remaining() < 1) {
            return fail(EncodingFault.TRUNCATED);
        }
        int value = bytes[position++];
        return (value & ~1) == 0 || fail(EncodingFault.BOOLEAN);
    }

    /** Reads a zig-zag number of at most 32 bits. */
    boolean readInt() {
        return readVarint(5, 0x0f);
    }

    /** Reads a zig-zag number of at most 64 bits. */
    boolean readLong() {
        return readVarint(10, 0x01);
    }

    /** Reads a length that does not exceed the remaining bytes. */
    boolean readLength() {
        if (!readLong()) {
            return false;
        }
        if (number < 0) {
            return fail(EncodingFault.NEGATIVE_LENGTH);
        }
        return number <= remaining() || fail(EncodingFault.LENGTH);
    }

    boolean skipUtf8() {
        if (!readLength()) {
            return false;
        }
        int from = position;
        position += (int) number;
        return Utf8Validator.isValid(bytes, from, position) || fail(EncodingFault.UTF8);
    }

    private boolean readVarint(int maxBytes, int lastByteMax) {
        long raw = 0;
        for (int i = 0; i < maxBytes; i++) {
            if (position >= end) {
                return fail(EncodingFault.TRUNCATED);
            }
            int b = bytes[position++] & 0xff;
            if (i == maxBytes - 1 && b > lastByteMax) {
                return fail(EncodingFault.VARINT);
            }
            raw |= (long) (b & 0x7f) << (7 * i);
            if (b < 0x80) {
                number = (raw >>> 1) ^ -(raw & 1);
                return true;
            }
        }
        return fail(EncodingFault.VARINT);
    }
}
