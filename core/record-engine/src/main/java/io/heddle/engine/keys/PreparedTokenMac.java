// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.keys;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * HMAC (RFC 2104) over two reused SHA-256 digests. {@code javax.crypto.Mac} allocates its inner digest for each value;
 * this class allocates nothing.
 */
final class PreparedTokenMac implements TokenMac {
    private static final int BLOCK = 64;

    private final int version;
    private final byte[] innerPad = new byte[BLOCK];
    private final byte[] outerPad = new byte[BLOCK];
    private final byte[] digest = new byte[KeyProvider.SIZE];
    private final MessageDigest inner = sha256();
    private final MessageDigest outer = sha256();

    PreparedTokenMac(int version, byte[] key) {
        this.version = version;
        byte[] padded = Arrays.copyOf(key.length > BLOCK ? sha256().digest(key) : key, BLOCK);
        for (int i = 0; i < BLOCK; i++) {
            innerPad[i] = (byte) (padded[i] ^ 0x36);
            outerPad[i] = (byte) (padded[i] ^ 0x5c);
        }
        inner.update(innerPad);
    }

    @Override
    public int version() {
        return version;
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
        inner.update(bytes, offset, length);
    }

    @Override
    public void finish(byte[] out, int offset) {
        try {
            inner.digest(digest, 0, digest.length);
            inner.update(innerPad);
            checkRoom(out, offset);
            outer.update(outerPad);
            outer.update(digest);
            outer.digest(out, offset, KeyProvider.SIZE);
        } catch (DigestException e) {
            throw new IllegalStateException("SHA-256 does not work in this Java runtime");
        }
    }

    @Override
    public void reset() {
        inner.reset();
        inner.update(innerPad);
    }

    static void checkRoom(byte[] out, int offset) {
        if (offset < 0 || out.length - offset < KeyProvider.SIZE) {
            throw new IllegalArgumentException("there is no room for " + KeyProvider.SIZE + " bytes");
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("there is no SHA-256 in this Java runtime");
        }
    }
}
