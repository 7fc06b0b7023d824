// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk.internal.wire;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Confluent's deserializer with a typed result. */
public final class ValueDeserializer implements Deserializer<GenericRecord> {
    private final KafkaAvroDeserializer avro;

    public ValueDeserializer(KafkaAvroDeserializer avro) {
        this.avro = avro;
    }

    @Override
    public @Nullable GenericRecord deserialize(String topic, byte @Nullable [] bytes) {
        return bytes == null ? null : (GenericRecord) avro.deserialize(topic, bytes);
    }

    @Override
    public void close() {
        avro.close();
    }
}
