// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.crypto;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * Random bytes of which each is given once, drawn in bulk: a draw costs far more than its bytes do. Not thread-safe:
 * threads that share nothing wait for nobody.
 */
final class NonceSource {
    private static final int DRAWN = 1200;
    private static final ThreadLocal<NonceSource> CURRENT = ThreadLocal.withInitial(NonceSource::new);

    private final SecureRandom random = random();
    private final byte[] bufferedBytes = new byte[DRAWN];
    private int position = DRAWN;

    /** The thread's own. */
    static NonceSource current() {
        return CURRENT.get();
    }

    /** Writes so many bytes, at most {@value #DRAWN}. */
    void write(byte[] out, int offset, int length) {
        if (DRAWN - position < length) {
            random.nextBytes(bufferedBytes);
            position = 0;
        }
        for (int i = 0; i < length; i++) {
            out[offset + i] = bufferedBytes[position];
            // Nobody finds a nonce here that is yet to be used by anyone else, nor one that was.
            bufferedBytes[position++] = 0;
        }
    }

    /** NIST SP 800-90A, seeded by the operating system; several times as fast as the default, where it is there. */
    private static SecureRandom random() {
        try {
            return SecureRandom.getInstance("DRBG");
        } catch (NoSuchAlgorithmException e) {
            return new SecureRandom();
        }
    }
}
