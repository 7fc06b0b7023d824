// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.keys;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * Random bytes of which each is given once, drawn in bulk: a draw costs far more than its bytes do. Not thread-safe: threads
 * that share nothing wait for nobody.
 */
final class Nonces {
    private static final int DRAWN = 1200;
    private static final ThreadLocal<Nonces> CURRENT = ThreadLocal.withInitial(Nonces::new);

    private final SecureRandom random = random();
    private final byte[] drawn = new byte[DRAWN];
    private int at = DRAWN;

    /** The thread's own. */
    static Nonces current() {
        return CURRENT.get();
    }

    /** Writes so many bytes, at most {@value #DRAWN}. */
    void write(byte[] out, int offset, int length) {
        if (DRAWN - at < length) {
            random.nextBytes(drawn);
            at = 0;
        }
        for (int i = 0; i < length; i++) {
            out[offset + i] = drawn[at];
            // Nobody finds a nonce here that is yet to be used by anyone else, nor one that was.
            drawn[at++] = 0;
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
