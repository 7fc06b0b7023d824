// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.keyset;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AesGcmKey;
import io.heddle.engine.internal.crypto.GcmEncryption;

import java.security.GeneralSecurityException;

/** The key of one version of one field's encryption, as a Tink primitive and as raw bytes. Immutable. */
public final class FieldEncryptionKey {
    private final Aead aead;
    private final byte[] key;
    private final byte[] prefix;

    private FieldEncryptionKey(Aead aead, byte[] key, byte[] prefix) {
        this.aead = aead;
        this.key = key;
        this.prefix = prefix;
    }

    @AccessesPartialKey
    static FieldEncryptionKey of(KeysetHandle derived) throws GeneralSecurityException {
        if (!(derived.getPrimary().getKey() instanceof AesGcmKey key)) {
            throw new GeneralSecurityException("not a key of AES-GCM");
        }
        return new FieldEncryptionKey(
                derived.getPrimitive(RegistryConfiguration.get(), Aead.class),
                key.getKeyBytes().toByteArray(InsecureSecretKeyAccess.get()),
                key.getOutputPrefix().toByteArray());
    }

    public Aead aead() {
        return aead;
    }

    /** An encryption for one thread. */
    public GcmEncryption prepared(byte[] associated) {
        return new GcmEncryption(key, prefix, associated);
    }
}
