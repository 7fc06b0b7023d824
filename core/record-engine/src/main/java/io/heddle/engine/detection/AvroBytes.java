// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.detection;

/** A place in the bytes of one record. Whatever is wrong with them ends in {@link Unreadable}. */
final class AvroBytes {
    static final int MAX_DEPTH = 100;

    final byte[] bytes;
    private final int end;
    int at;
    private int depth;
    private long idle;

    AvroBytes(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.at = offset;
        this.end = offset + length;
        this.idle = 65_536L + length;
    }

    /** The bytes are no value of the schema, or nested too deep. Without trace: it is no accident worth one. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable() {
            super("not a value of the schema", null, false, false);
        }
    }

    void enter() {
        // Items that take no bytes are paid for here, too.
        if (++depth > MAX_DEPTH || --idle < 0) {
            throw new Unreadable();
        }
    }

    void leave() {
        depth--;
    }

    void skip(long count) {
        if (count < 0 || count > end - at) {
            throw new Unreadable();
        }
        at += (int) count;
    }

    /** Passes over values that take no bytes. */
    void idle(long count) {
        idle -= count;
        if (count < 0 || idle < 0) {
            throw new Unreadable();
        }
    }

    /** A zig-zag number of at most 64 bits. */
    long number() {
        long raw = 0;
        for (int shift = 0; shift < 70 && at < end; shift += 7) {
            byte b = bytes[at++];
            raw |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return (raw >>> 1) ^ -(raw & 1);
            }
        }
        throw new Unreadable();
    }

    /** A length that fits what is left. */
    int length() {
        long length = number();
        if (length < 0 || length > end - at) {
            throw new Unreadable();
        }
        return (int) length;
    }

    /** An index below the bound. */
    int index(int bound) {
        long index = number();
        if (index < 0 || index >= bound) {
            throw new Unreadable();
        }
        return (int) index;
    }
}
