// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.variant;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.MacConfig;
import io.heddle.contract.FieldPath;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * {@code hash} and {@code encrypt} with Google Tink; produces the same tokens and text form as the engine. Creates the
 * primitives once.
 */
public final class TinkMasks implements TextMask.Crypto {
    private static final int TOKEN_BYTES = 16;
    private static final byte[] TOKEN_HEAD = {1, 's', 0};
    private static final String START = "enc:v1:";

    private final Mac mac;
    private final Aead aead;

    public TinkMasks(BenchmarkMaskingKeys keys) throws GeneralSecurityException, IOException {
        MacConfig.register();
        AeadConfig.register();
        mac = keys.mac(TOKEN_BYTES).getPrimitive(RegistryConfiguration.get(), Mac.class);
        aead = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM)
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    @Override
    public TextMask hash() {
        return text -> {
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            byte[] input = new byte[TOKEN_HEAD.length + bytes.length];
            System.arraycopy(TOKEN_HEAD, 0, input, 0, TOKEN_HEAD.length);
            System.arraycopy(bytes, 0, input, TOKEN_HEAD.length, bytes.length);
            try {
                return HexFormat.of().formatHex(mac.computeMac(input));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    @Override
    public TextMask encrypt(FieldPath field) {
        byte[] associated = associated(field);
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return text -> {
            try {
                byte[] encrypted = aead.encrypt(text.toString().getBytes(StandardCharsets.UTF_8), associated);
                return START + encoder.encodeToString(encrypted);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    /** Decrypts the ciphertext of a field. */
    public String decrypt(FieldPath field, String text) throws GeneralSecurityException {
        byte[] encrypted = Base64.getUrlDecoder().decode(text.substring(START.length()));
        return new String(aead.decrypt(encrypted, associated(field)), StandardCharsets.UTF_8);
    }

    private static byte[] associated(FieldPath field) {
        return ("bench.records/" + field.text()).getBytes(StandardCharsets.UTF_8);
    }
}
