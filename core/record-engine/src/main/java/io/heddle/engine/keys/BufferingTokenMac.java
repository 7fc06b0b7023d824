// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.keys;

import java.io.ByteArrayOutputStream;

/** Buffers the input, for providers that only offer the function as a whole. */
final class BufferingTokenMac implements TokenMac {
    private final KeyProvider keys;
    private final ByteArrayOutputStream input = new ByteArrayOutputStream();

    BufferingTokenMac(KeyProvider keys) {
        this.keys = keys;
    }

    @Override
    public int version() {
        return keys.tokenVersion();
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
        input.write(bytes, offset, length);
    }

    @Override
    public void finish(byte[] out, int offset) {
        byte[] content = input.toByteArray();
        input.reset();
        PreparedTokenMac.checkRoom(out, offset);
        System.arraycopy(keys.pseudorandom(content), 0, out, offset, KeyProvider.SIZE);
    }

    @Override
    public void reset() {
        input.reset();
    }
}
