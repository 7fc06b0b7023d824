// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.avro;

import java.io.ByteArrayOutputStream;

/** An in-memory output with a size limit. */
final class BoundedOutput extends ByteArrayOutputStream {
    private int limit;

    BoundedOutput(int initial) {
        super(initial);
    }

    void reset(int bound) {
        reset();
        limit = bound;
    }

    @Override
    public synchronized void write(int value) {
        requireRoom(1);
        super.write(value);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        requireRoom(length);
        super.write(bytes, offset, length);
    }

    private void requireRoom(int more) {
        if (more > limit - count) {
            throw new GrowthLimits.TooLargeException();
        }
    }
}
