// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.crypto;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;

/**
 * AES-GCM (NIST SP 800-38D) under one key with fixed associated data, in Google Tink's wire format: Tink's prefix,
 * nonce, ciphertext, tag. The JDK's GCM allocates more than a kilobyte per value, which is more than the size of most
 * records. So values of up to {@value #SHORT} bytes, such as names and addresses, use the JDK's AES with
 * {@link GcmHash}, without allocation; longer ones use the JDK's GCM, which is faster at that size. Only encrypts;
 * decryption is left to Tink. Not thread-safe.
 */
public final class GcmEncryption {
    static final int SHORT = 80;
    private static final int NONCE = 12;
    private static final int TAG = GcmHash.BLOCK;
    private static final int BLOCKS = 1 + SHORT / GcmHash.BLOCK;
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] prefix;
    private final byte[] associated;
    private final SecretKeySpec key;
    private final Cipher gcm;
    private final Cipher aes;
    private final GcmHash hash;
    private final NonceSource nonces = NonceSource.current();
    private final byte[] counters = new byte[BLOCKS * GcmHash.BLOCK];
    private final byte[] stream = new byte[BLOCKS * GcmHash.BLOCK];

    public GcmEncryption(byte[] key, byte[] prefix, byte[] associated) {
        this.prefix = prefix.clone();
        this.associated = associated.clone();
        this.key = new SecretKeySpec(key, "AES");
        try {
            gcm = Cipher.getInstance("AES/GCM/NoPadding");
            aes = Cipher.getInstance("AES/ECB/NoPadding");
            aes.init(Cipher.ENCRYPT_MODE, this.key);
            hash = new GcmHash(aes.doFinal(new byte[GcmHash.BLOCK]), associated);
        } catch (GeneralSecurityException e) {
            throw broken();
        }
    }

    /** Writes the value encrypted with a new nonce. Input and output must be different arrays. */
    public void encrypt(byte[] bytes, int from, int length, byte[] out, int offset) {
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
        // The first counter block is used for the tag.
        int size = (1 + (length + GcmHash.BLOCK - 1) / GcmHash.BLOCK) * GcmHash.BLOCK;
        for (int position = 0, counter = 1; position < size; position += GcmHash.BLOCK, counter++) {
            LONGS.set(counters, position, first);
            INTS.set(counters, position + Long.BYTES, second);
            INTS.set(counters, position + NONCE, counter);
        }
        if (aes.doFinal(counters, 0, size, stream, 0) != size) {
            throw broken();
        }
        int position = nonce + NONCE;
        for (int i = 0; i < length; i++) {
            out[position + i] = (byte) (bytes[from + i] ^ stream[GcmHash.BLOCK + i]);
        }
        hash.hash(out, position, length);
        LONGS.set(out, position + length, hash.high() ^ (long) LONGS.get(stream, 0));
        LONGS.set(out, position + length + Long.BYTES, hash.low() ^ (long) LONGS.get(stream, Long.BYTES));
    }

    private static IllegalStateException broken() {
        return new IllegalStateException("AES-GCM does not work in this Java runtime");
    }
}
