// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.avro;

import java.io.ByteArrayOutputStream;

/** Bytes in memory, up to a bound. */
final class BoundedOutput extends ByteArrayOutputStream {
    private int most;

    BoundedOutput(int initial) {
        super(initial);
    }

    void reset(int bound) {
        reset();
        most = bound;
    }

    @Override
    public synchronized void write(int value) {
        room(1);
        super.write(value);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        room(length);
        super.write(bytes, offset, length);
    }

    private void room(int more) {
        if (more > most - count) {
            throw new Growth.TooLarge();
        }
    }
}
