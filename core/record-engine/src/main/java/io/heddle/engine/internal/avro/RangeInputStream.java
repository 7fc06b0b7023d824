// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.avro;

import java.io.InputStream;

/**
 * Reads a range of an array; can be reset to another range. Unlike {@link java.io.ByteArrayInputStream} it is not
 * synchronized. Not thread-safe.
 */
final class RangeInputStream extends InputStream {
    private byte[] bytes = {};
    private int position;
    private int end;

    void range(byte[] array, int offset, int length) {
        bytes = array;
        position = offset;
        end = offset + length;
    }

    int position() {
        return position;
    }

    @Override
    public int read() {
        return position < end ? bytes[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        int count = Math.min(length, end - position);
        if (count <= 0) {
            return -1;
        }
        System.arraycopy(bytes, position, target, offset, count);
        position += count;
        return count;
    }

    @Override
    public long skip(long count) {
        int skipped = (int) Math.min(Math.max(count, 0), end - position);
        position += skipped;
        return skipped;
    }

    @Override
    public int available() {
        return end - position;
    }
}
