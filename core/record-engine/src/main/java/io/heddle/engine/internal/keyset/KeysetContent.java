// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.keyset;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.keyderivation.KeyDerivationConfig;
import com.google.crypto.tink.keyderivation.KeysetDeriver;
import com.google.crypto.tink.keyderivation.PrfBasedKeyDerivationKey;
import com.google.crypto.tink.keyderivation.PrfBasedKeyDerivationParameters;
import com.google.crypto.tink.prf.HmacPrfKey;
import com.google.crypto.tink.prf.HmacPrfParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The parsed content of a keyset file: one Tink keyset with the token keys ({@code HMAC_SHA256_PRF}), of which the
 * primary is pinned and the position is the version, and the encryption keys (a PRF-based deriver of {@code
 * AES256_GCM}), of which the key id is the version and the highest is current. Immutable.
 *
 * @param tokens by version minus one
 * @param pinned version of the primary token key
 * @param ciphers by version; empty in a file that predates encryption
 */
public record KeysetContent(KeysetHandle handle, List<byte[]> tokens, int pinned,
        TreeMap<Integer, KeysetDeriver> ciphers) {
    public static void register() {
        try {
            PrfConfig.register();
            AeadConfig.register();
            KeyDerivationConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Google Tink does not work in this Java runtime");
        }
    }

    /** Creates a keyset with one key of each kind. */
    public static KeysetContent create() throws GeneralSecurityException {
        return of(KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.generateEntryFromParameters(derivation()).withFixedId(1))
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedPrfParameters.HMAC_SHA256_PRF)
                        .withRandomId()
                        .makePrimary())
                .build());
    }

    /**
     * @throws GeneralSecurityException if the text is not a keyset or has no primary token key; the message may contain
     *         keys
     */
    public static KeysetContent parse(String json) throws GeneralSecurityException {
        return of(TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get()));
    }

    public String text() throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get());
    }

    @AccessesPartialKey
    private static KeysetContent of(KeysetHandle handle) throws GeneralSecurityException {
        List<byte[]> tokens = new ArrayList<>();
        TreeMap<Integer, KeysetDeriver> ciphers = new TreeMap<>();
        int pinned = 0;
        for (int i = 0; i < handle.size(); i++) {
            KeysetHandle.Entry entry = handle.getAt(i);
            Key key = entry.getKey();
            if (key instanceof HmacPrfKey token && isSha256(token)) {
                tokens.add(token.getKeyBytes().toByteArray(InsecureSecretKeyAccess.get()));
                pinned = entry.isPrimary() ? tokens.size() : pinned;
            } else if (key instanceof PrfBasedKeyDerivationKey && entry.getStatus().equals(KeyStatus.ENABLED)) {
                ciphers.put(entry.getId(), deriver(key, entry.getId()));
            }
        }
        if (pinned == 0) {
            throw new GeneralSecurityException("no primary token key");
        }
        return new KeysetContent(handle, List.copyOf(tokens), pinned, ciphers);
    }

    private static boolean isSha256(HmacPrfKey key) {
        return key.getParameters().getHashType().equals(HmacPrfParameters.HashType.SHA256);
    }

    private static KeysetDeriver deriver(Key key, int id) throws GeneralSecurityException {
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(key).withFixedId(id).makePrimary())
                .build()
                .getPrimitive(RegistryConfiguration.get(), KeysetDeriver.class);
    }

    private static PrfBasedKeyDerivationParameters derivation() throws GeneralSecurityException {
        return PrfBasedKeyDerivationParameters.builder()
                .setPrfParameters(PredefinedPrfParameters.HKDF_SHA256)
                .setDerivedKeyParameters(AesGcmParameters.builder()
                        .setKeySizeBytes(32)
                        .setIvSizeBytes(12)
                        .setTagSizeBytes(16)
                        .setVariant(AesGcmParameters.Variant.TINK)
                        .build())
                .build();
    }

    /** This keyset with an additional encryption key, which becomes the current one. */
    public KeysetContent withNewCipher() throws GeneralSecurityException {
        int next = ciphers.isEmpty() ? 1 : ciphers.lastKey() + 1;
        while (isUsed(next)) {
            next++;
        }
        return of(KeysetHandle.newBuilder(handle)
                .addEntry(KeysetHandle.generateEntryFromParameters(derivation()).withFixedId(next))
                .build());
    }

    /** This keyset with an additional token key, which becomes the pinned one. */
    public KeysetContent withNewToken() throws GeneralSecurityException {
        return of(KeysetHandle.newBuilder(handle)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedPrfParameters.HMAC_SHA256_PRF)
                        .withRandomId()
                        .makePrimary())
                .build());
    }

    /** This keyset with another of its token keys pinned. */
    public KeysetContent withPinned(int version) throws GeneralSecurityException {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(handle);
        int tokensSeen = 0;
        for (int i = 0; i < builder.size(); i++) {
            if (handle.getAt(i).getKey() instanceof HmacPrfKey token && isSha256(token) && ++tokensSeen == version) {
                builder.getAt(i).makePrimary();
            }
        }
        return of(builder.build());
    }

    private boolean isUsed(int id) {
        for (int i = 0; i < handle.size(); i++) {
            if (handle.getAt(i).getId() == id) {
                return true;
            }
        }
        return false;
    }

    /** The keys of one field's encryption, by version. */
    public TreeMap<Integer, FieldEncryptionKey> derive(byte[] field) throws GeneralSecurityException {
        TreeMap<Integer, FieldEncryptionKey> derived = new TreeMap<>();
        for (Map.Entry<Integer, KeysetDeriver> cipher : ciphers.entrySet()) {
            derived.put(cipher.getKey(), FieldEncryptionKey.of(cipher.getValue().deriveKeyset(field)));
        }
        return derived;
    }

    /** Reveals no keys. */
    @Override
    public String toString() {
        return "Keyring[" + tokens.size() + " token keys, " + ciphers.size() + " encryption keys]";
    }
}
