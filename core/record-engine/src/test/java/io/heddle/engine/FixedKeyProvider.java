// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine;

import io.heddle.engine.keys.KeyProvider;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** A fixed key, with plain javax.crypto: the oracle for the file keyset. */
public final class FixedKeyProvider implements KeyProvider {
    @Override
    public byte[] pseudorandom(byte[] input) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8),
                    "HmacSHA256"));
            return mac.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
