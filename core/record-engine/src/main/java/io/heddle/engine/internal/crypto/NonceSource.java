// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.crypto;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * A source of random bytes, each returned only once. They are drawn in bulk because the cost of a draw far exceeds that
 * of its bytes. Not thread-safe: one per thread, so that threads do not contend.
 */
final class NonceSource {
    private static final int DRAWN = 1200;
    private static final ThreadLocal<NonceSource> CURRENT = ThreadLocal.withInitial(NonceSource::new);

    private final SecureRandom random = random();
    private final byte[] bufferedBytes = new byte[DRAWN];
    private int position = DRAWN;

    /** The current thread's source. */
    static NonceSource current() {
        return CURRENT.get();
    }

    /** Writes {@code length} bytes, at most {@value #DRAWN}. */
    void write(byte[] out, int offset, int length) {
        if (DRAWN - position < length) {
            random.nextBytes(bufferedBytes);
            position = 0;
        }
        for (int i = 0; i < length; i++) {
            out[offset + i] = bufferedBytes[position];
            // Erased, so that the buffer holds no nonce that was already handed out.
            bufferedBytes[position++] = 0;
        }
    }

    /** NIST SP 800-90A, seeded by the operating system; several times as fast as the default, if available. */
    private static SecureRandom random() {
        try {
            return SecureRandom.getInstance("DRBG");
        } catch (NoSuchAlgorithmException e) {
            return new SecureRandom();
        }
    }
}
