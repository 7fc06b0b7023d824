// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.keys;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * The masking keys in a file: a Google Tink keyset in JSON with one {@code HMAC_SHA256_PRF} key, readable by its owner
 * only. Thread-safe; the file is read once. Whoever loses the file loses the tokens' continuity: new keys give other
 * tokens, so that old and new records no longer join. Whoever gets the file can test guesses of masked values.
 */
public final class FileKeyset implements KeyProvider {
    private static final int MAX_FILE_BYTES = 1 << 20;

    private final Prf prf;

    private FileKeyset(Prf prf) {
        this.prf = prf;
    }

    /**
     * Opens the keyset, or makes one where no file is. An existing file is never written. Several processes may do this
     * at once: all end with the same keys.
     *
     * @throws KeysetException if the file cannot be read, written or understood
     */
    public static FileKeyset openOrCreate(Path file) {
        register();
        if (!Files.exists(file)) {
            try {
                PrivateFile.createOnce(file, generate().getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new KeysetException("cannot create the masking keys at " + file + " (" + kind(e)
                        + "); make the folder writable for this user, or name another file");
            }
        }
        return open(file);
    }

    /**
     * Opens an existing keyset.
     *
     * @throws KeysetException if the file cannot be read or understood
     */
    public static FileKeyset open(Path file) {
        register();
        String json;
        try {
            if (Files.size(file) > MAX_FILE_BYTES) {
                throw unusable(file, "is far too large for a keyset");
            }
            json = Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new KeysetException("cannot read the masking keys at " + file + " (" + kind(e)
                    + "); make the file readable for this user (mode 0600)");
        }
        try {
            KeysetHandle handle = TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
            PrfSet prfs = handle.getPrimitive(RegistryConfiguration.get(), PrfSet.class);
            Prf primary = prfs.getPrfs().get(prfs.getPrimaryId());
            if (primary == null || primary.compute(new byte[] {1}, SIZE).length != SIZE) {
                throw unusable(file, "has no primary HMAC_SHA256_PRF key");
            }
            return new FileKeyset(primary);
        } catch (GeneralSecurityException | RuntimeException e) {
            // Their messages may quote the file, which holds keys.
            throw e instanceof KeysetException known
                    ? known
                    : unusable(file, "is not a Tink keyset in JSON with an HMAC_SHA256_PRF key");
        }
    }

    @Override
    public byte[] pseudorandom(byte[] input) {
        try {
            return prf.compute(input, SIZE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 does not work in this Java runtime");
        }
    }

    private static void register() {
        try {
            PrfConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink's pseudorandom functions do not work in this Java runtime");
        }
    }

    private static String generate() {
        try {
            KeysetHandle handle = KeysetHandle.generateNew(PredefinedPrfParameters.HMAC_SHA256_PRF);
            return TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot generate an HMAC-SHA-256 key in this Java runtime");
        }
    }

    private static KeysetException unusable(Path file, String why) {
        return new KeysetException("the masking keys at " + file + " cannot be used: the file " + why
                + "; restore it from a backup, or move it away to start with new keys, which give other tokens");
    }

    private static String kind(IOException e) {
        return e.getClass().getSimpleName();
    }
}
