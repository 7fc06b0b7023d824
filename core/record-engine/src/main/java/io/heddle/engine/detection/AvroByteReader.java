// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.detection;

/** Reads the bytes of one record. Throws {@link UnreadableRecordException} for anything malformed. */
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

    /**
     * The bytes are not a value of the schema or are nested too deeply. Has no stack trace: malformed input is
     * expected.
     */
    static final class UnreadableRecordException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreadableRecordException() {
            super("not a value of the schema", null, false, false);
        }
    }

    void enter() {
        // Items of zero bytes count towards this budget too.
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

    /** Skips values that take no bytes. */
    void skipEmptyItems(long count) {
        skipEmptyItems -= count;
        if (count < 0 || skipEmptyItems < 0) {
            throw new UnreadableRecordException();
        }
    }

    /** Reads a zig-zag number of at most 64 bits. */
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

    /** Reads a length that does not exceed the remaining bytes. */
    int length() {
        long length = number();
        if (length < 0 || length > end - position) {
            throw new UnreadableRecordException();
        }
        return (int) length;
    }

    /** Reads an index below the bound. */
    int index(int bound) {
        long index = number();
        if (index < 0 || index >= bound) {
            throw new UnreadableRecordException();
        }
        return (int) index;
    }
}
