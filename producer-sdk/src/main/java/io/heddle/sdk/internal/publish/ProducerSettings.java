// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk.internal.publish;

import io.heddle.sdk.HeddleConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.util.HashMap;
import java.util.Map;

/** The SDK's producer settings: no record is lost or duplicated, and batches are large enough for good throughput. */
public final class ProducerSettings {
    private ProducerSettings() {}

    /** @throws IllegalArgumentException for a transactional producer: one is shared by all products of the process */
    public static Map<String, Object> of(HeddleConfig config) {
        if (config.kafkaProperties().containsKey(ProducerConfig.TRANSACTIONAL_ID_CONFIG)) {
            throw new IllegalArgumentException("transactional.id is not supported: all products of a mesh share one"
                    + " producer; remove it from the Kafka properties");
        }
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 10);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 20_000);
        config.application().ifPresent(name -> settings.put(ProducerConfig.CLIENT_ID_CONFIG, name));
        settings.putAll(config.clientProperties());
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return settings;
    }
}
