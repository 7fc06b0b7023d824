// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.detection;

/** A place in the bytes of one record. Whatever is wrong with them ends in {@link UnreadableRecordException}. */
final class AvroByteReader {
    static final int MAX_DEPTH = 100;

    final byte[] bytes;
    private final int end;
    int position;
    private int depth;
    private long skipEmptyItems;

    AvroByteReader(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.position = offset;
        this.end = offset + length;
        this.skipEmptyItems = 65_536L + length;
    }

    /** The bytes are no value of the schema, or nested too deep. Without trace: it is no accident worth one. */
    static final class UnreadableRecordException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreadableRecordException() {
            super("not a value of the schema", null, false, false);
        }
    }

    void enter() {
        // Items that take no bytes are paid for here, too.
        if (++depth > MAX_DEPTH || --skipEmptyItems < 0) {
            throw new UnreadableRecordException();
        }
    }

    void leave() {
        depth--;
    }

    void skip(long count) {
        if (count < 0 || count > end - position) {
            throw new UnreadableRecordException();
        }
        position += (int) count;
    }

    /** Passes over values that take no bytes. */
    void skipEmptyItems(long count) {
        skipEmptyItems -= count;
        if (count < 0 || skipEmptyItems < 0) {
            throw new UnreadableRecordException();
        }
    }

    /** A zig-zag number of at most 64 bits. */
    long number() {
        long raw = 0;
        for (int shift = 0; shift < 70 && position < end; shift += 7) {
            byte b = bytes[position++];
            raw |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return (raw >>> 1) ^ -(raw & 1);
            }
        }
        throw new UnreadableRecordException();
    }

    /** A length that fits what is left. */
    int length() {
        long length = number();
        if (length < 0 || length > end - position) {
            throw new UnreadableRecordException();
        }
        return (int) length;
    }

    /** An index below the bound. */
    int index(int bound) {
        long index = number();
        if (index < 0 || index >= bound) {
            throw new UnreadableRecordException();
        }
        return (int) index;
    }
}
