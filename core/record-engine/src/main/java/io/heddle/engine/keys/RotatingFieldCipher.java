// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.keys;

import io.heddle.contract.FieldPath;
import io.heddle.contract.ProductId;
import io.heddle.engine.internal.crypto.GcmEncryption;
import io.heddle.engine.internal.keyset.FieldEncryptionKey;
import io.heddle.engine.internal.keyset.KeysetContent;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Encrypts one field with a keyset that can get new versions. */
final class RotatingFieldCipher implements FieldCipher {
    private static final byte TINK = 1;
    private static final int PREFIX = 5;
    /** Anyone can send bytes with an unknown version: limits how often they cause the file to be read. */
    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final FileKeyset keys;
    private final String field;
    private volatile Derived derived;
    private volatile long lastMissAt = System.nanoTime() - RETRY_NANOS;

    RotatingFieldCipher(FileKeyset keys, ProductId product, FieldPath field) {
        this.keys = keys;
        this.field = product + "\n" + field;
        this.derived = Derived.from(keys.current(), this.field, keys);
    }

    /** One version of the key, with its associated data and quota. */
    static final class Version {
        private final FieldEncryptionKey key;
        private final byte[] associated;
        private final EncryptionQuota quota;

        Version(FieldEncryptionKey key, byte[] associated, EncryptionQuota quota) {
            this.key = key;
            this.associated = associated;
            this.quota = quota;
        }

        EncryptionQuota quota() {
            return quota;
        }

        byte[] encrypt(byte[] value) throws GeneralSecurityException {
            quota.take(1);
            return key.aead().encrypt(value, associated);
        }

        byte[] decrypt(byte[] encrypted) throws GeneralSecurityException {
            return key.aead().decrypt(encrypted, associated);
        }

        GcmEncryption prepared() {
            return key.prepared(associated);
        }
    }

    private record Derived(KeysetContent keys, Map<Integer, Version> versions, Version current) {
        static Derived from(KeysetContent keys, String field, FileKeyset file) {
            try {
                TreeMap<Integer, FieldEncryptionKey> derived = keys.derive(field.getBytes(StandardCharsets.UTF_8));
                Map<Integer, Version> versions = new HashMap<>();
                derived.forEach((version, key) -> versions.put(
                        version, new Version(key, associated(field, version), file.quota(field, version))));
                Version current = versions.get(derived.lastKey());
                if (current == null) {
                    throw new IllegalStateException("no encryption key");
                }
                return new Derived(keys, versions, current);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("keys cannot be derived in this Java runtime");
            }
        }
    }

    private static byte[] associated(String field, int version) {
        return ("heddle\n" + field + "\n" + version).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] encrypt(byte[] value) {
        try {
            return current().encrypt(value);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM does not work in this Java runtime");
        }
    }

    @Override
    public FieldEncryption prepared() {
        return new RotatingFieldEncryption(this);
    }

    /** The version for new values. */
    Version current() {
        return derived(keys.current()).current();
    }

    @Override
    public byte[] decrypt(byte[] encrypted) throws DecryptionException {
        if (encrypted.length < OVERHEAD || encrypted[0] != TINK) {
            throw new DecryptionException("this is not an encrypted value: it is too short, or does not start as one");
        }
        int id = (encrypted[1] & 0xff) << 24 | (encrypted[2] & 0xff) << 16 | (encrypted[3] & 0xff) << 8
                | (encrypted[PREFIX - 1] & 0xff);
        Version version = version(id);
        if (version == null) {
            throw new DecryptionException("the value was encrypted with key version " + Integer.toUnsignedString(id)
                    + ", which the keyset does not have; decrypt it with the keyset of the mesh that wrote it");
        }
        try {
            return version.decrypt(encrypted);
        } catch (GeneralSecurityException e) {
            throw new DecryptionException(
                    "the value cannot be decrypted: it is damaged, or was encrypted with other keys or"
                            + " for another product or field than " + field.replace('\n', ' '));
        }
    }

    private @Nullable Version version(int id) {
        Version version = derived(keys.current()).versions().get(id);
        if (version == null && System.nanoTime() - lastMissAt >= RETRY_NANOS) {
            lastMissAt = System.nanoTime();
            version = derived(keys.reload()).versions().get(id);
        }
        return version;
    }

    @SuppressWarnings("ReferenceEquality") // the same object means the same read of the file
    private Derived derived(KeysetContent now) {
        Derived known = derived;
        if (known.keys() != now && !now.ciphers().isEmpty()) {
            known = Derived.from(now, field, keys);
            derived = known;
        }
        return known;
    }
}
