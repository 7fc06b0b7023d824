// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.variant;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.mac.HmacKey;
import com.google.crypto.tink.mac.HmacParameters;
import com.google.crypto.tink.prf.HmacPrfKey;
import io.heddle.engine.keys.FileKeyset;
import io.heddle.engine.keys.KeyProvider;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * A new keyset file like the gate's. Exposes its token key to the peer, so that the tokens can be compared.
 */
public final class BenchmarkMaskingKeys {
    private final Path file;
    private final KeyProvider provider;

    private BenchmarkMaskingKeys(Path file) {
        this.file = file;
        this.provider = FileKeyset.openOrCreate(file);
    }

    /** Creates keys in a temporary file that is deleted on exit. */
    public static BenchmarkMaskingKeys create() throws IOException {
        Path folder = Files.createTempDirectory("heddle-benchmarks");
        Path file = folder.resolve("masking.json");
        folder.toFile().deleteOnExit();
        file.toFile().deleteOnExit();
        return new BenchmarkMaskingKeys(file);
    }

    /** For the engine. */
    public KeyProvider provider() {
        return provider;
    }

    /** The token key for Tink's {@code Mac}, with tags as long as a token. */
    @AccessesPartialKey
    KeysetHandle mac(int tagBytes) throws GeneralSecurityException, IOException {
        KeysetHandle keyset =
                TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
        if (!(keyset.getPrimary().getKey() instanceof HmacPrfKey token)) {
            throw new IllegalStateException("the keyset's primary key is no token key");
        }
        HmacKey key = HmacKey.builder()
                .setParameters(HmacParameters.builder()
                        .setKeySizeBytes(token.getKeyBytes().size())
                        .setTagSizeBytes(tagBytes)
                        .setHashType(HmacParameters.HashType.SHA256)
                        .setVariant(HmacParameters.Variant.NO_PREFIX)
                        .build())
                .setKeyBytes(token.getKeyBytes())
                .build();
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
                .build();
    }
}
