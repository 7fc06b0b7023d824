// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk.internal.wire;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.heddle.contract.wire.ConfluentFrame;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/** Reads keys in both forms that the gate accepts: Avro in the wire format, and plain UTF-8 text. */
public final class KeyDeserializer<K> implements Deserializer<K> {
    private final Class<K> type;
    private final KafkaAvroDeserializer avro;

    public KeyDeserializer(Class<K> type, KafkaAvroDeserializer avro) {
        this.type = type;
        this.avro = avro;
    }

    @Override
    public @Nullable K deserialize(String topic, byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        Object key = ConfluentFrame.isFramed(bytes)
                ? avro.deserialize(topic, bytes)
                : ofText(new String(bytes, StandardCharsets.UTF_8));
        return type.cast(key);
    }

    private Object ofText(String text) {
        try {
            if (type == Long.class) {
                return Long.valueOf(text);
            }
            if (type == Integer.class) {
                return Integer.valueOf(text);
            }
        } catch (NumberFormatException notANumber) {
            // The cause is dropped: it quotes the key.
            throw new SerializationException("expected a key of type " + type.getSimpleName());
        }
        return text;
    }

    @Override
    public void close() {
        avro.close();
    }
}
