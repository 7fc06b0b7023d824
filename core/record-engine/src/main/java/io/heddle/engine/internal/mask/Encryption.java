// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.mask;

import io.heddle.engine.keys.EncryptedText;
import io.heddle.engine.keys.FieldCipher;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The mask {@code encrypt}: strings become {@link EncryptedText}, bytes become bytes. Thread-safe. */
final class Encryption {
    private final FieldCipher cipher;

    Encryption(FieldCipher cipher) {
        this.cipher = cipher;
    }

    @Nullable Object mask(Object value, Schema branch) {
        if (branch.getLogicalType() != null) {
            return null;
        }
        if (value instanceof CharSequence text) {
            return EncryptedText.of(cipher.encrypt(text.toString().getBytes(StandardCharsets.UTF_8)));
        }
        if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return ByteBuffer.wrap(cipher.encrypt(bytes));
        }
        return null;
    }
}
