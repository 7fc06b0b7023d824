// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.mask;

import io.heddle.engine.keys.EncryptedText;
import io.heddle.engine.keys.FieldCipher;
import io.heddle.engine.keys.KeysUnavailableException;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The mask {@code encrypt}: strings become {@link EncryptedText}, bytes become bytes. Thread-safe. */
final class EncryptionMasker {
    private final FieldCipher cipher;

    EncryptionMasker(FieldCipher cipher) {
        this.cipher = cipher;
    }

    @Nullable
    Object mask(Object value, Schema branch) {
        if (branch.getLogicalType() != null) {
            return null;
        }
        if (value instanceof CharSequence text) {
            return EncryptedText.of(encrypt(text.toString().getBytes(StandardCharsets.UTF_8)));
        }
        if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return ByteBuffer.wrap(encrypt(bytes));
        }
        return null;
    }

    /** Any exception of a provider is an outage: the record must not be rejected because of it. */
    private byte[] encrypt(byte[] value) {
        try {
            return cipher.encrypt(value);
        } catch (RuntimeException e) {
            throw KeysUnavailableException.of(e);
        }
    }
}
