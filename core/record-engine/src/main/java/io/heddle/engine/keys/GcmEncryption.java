// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.keys;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;

/**
 * AES-GCM (NIST SP 800-38D) under one key with fixed associated data, in Google Tink's wire format: its prefix, the nonce, what
 * is encrypted, the tag. The JDK's GCM allocates more than a kilobyte for each value, which is more than most records take. So
 * values of up to {@value #SHORT} bytes, as names and addresses are, take the JDK's AES and {@link Ghash}, without allocation;
 * longer ones take the JDK's GCM, which is faster by then. Only encrypts; decrypting is left to Tink. Not thread-safe.
 */
final class GcmEncryption {
    static final int SHORT = 80;
    private static final int NONCE = 12;
    private static final int TAG = Ghash.BLOCK;
    private static final int BLOCKS = 1 + SHORT / Ghash.BLOCK;
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] prefix;
    private final byte[] associated;
    private final SecretKeySpec key;
    private final Cipher gcm;
    private final Cipher aes;
    private final Ghash hash;
    private final Nonces nonces = Nonces.current();
    private final byte[] counters = new byte[BLOCKS * Ghash.BLOCK];
    private final byte[] stream = new byte[BLOCKS * Ghash.BLOCK];

    GcmEncryption(byte[] key, byte[] prefix, byte[] associated) {
        this.prefix = prefix.clone();
        this.associated = associated.clone();
        this.key = new SecretKeySpec(key, "AES");
        try {
            gcm = Cipher.getInstance("AES/GCM/NoPadding");
            aes = Cipher.getInstance("AES/ECB/NoPadding");
            aes.init(Cipher.ENCRYPT_MODE, this.key);
            hash = new Ghash(aes.doFinal(new byte[Ghash.BLOCK]), associated);
        } catch (GeneralSecurityException e) {
            throw broken();
        }
    }

    /** Writes the encrypted value under a new nonce. Input and output are not the same array. */
    void encrypt(byte[] bytes, int from, int length, byte[] out, int offset) {
        System.arraycopy(prefix, 0, out, offset, prefix.length);
        int nonce = offset + prefix.length;
        nonces.write(out, nonce, NONCE);
        try {
            if (length > SHORT) {
                gcm.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(8 * TAG, out, nonce, NONCE));
                gcm.updateAAD(associated);
                gcm.doFinal(bytes, from, length, out, nonce + NONCE);
            } else {
                encryptShort(bytes, from, length, out, nonce);
            }
        } catch (GeneralSecurityException e) {
            throw broken();
        }
    }

    private void encryptShort(byte[] bytes, int from, int length, byte[] out, int nonce)
            throws GeneralSecurityException {
        long first = (long) LONGS.get(out, nonce);
        int second = (int) INTS.get(out, nonce + Long.BYTES);
        // The first block is for the tag.
        int size = (1 + (length + Ghash.BLOCK - 1) / Ghash.BLOCK) * Ghash.BLOCK;
        for (int at = 0, counter = 1; at < size; at += Ghash.BLOCK, counter++) {
            LONGS.set(counters, at, first);
            INTS.set(counters, at + Long.BYTES, second);
            INTS.set(counters, at + NONCE, counter);
        }
        if (aes.doFinal(counters, 0, size, stream, 0) != size) {
            throw broken();
        }
        int at = nonce + NONCE;
        for (int i = 0; i < length; i++) {
            out[at + i] = (byte) (bytes[from + i] ^ stream[Ghash.BLOCK + i]);
        }
        hash.hash(out, at, length);
        LONGS.set(out, at + length, hash.high() ^ (long) LONGS.get(stream, 0));
        LONGS.set(out, at + length + Long.BYTES, hash.low() ^ (long) LONGS.get(stream, Long.BYTES));
    }

    private static IllegalStateException broken() {
        return new IllegalStateException("AES-GCM does not work in this Java runtime");
    }
}
