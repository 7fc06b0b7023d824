// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk.lineage;

import io.heddle.contract.MeshTopics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Writes to {@code mesh.lineage} through its own small producer, so that a flood of records does not delay events. */
final class KafkaLineageSink implements LineageSink {
    private static final int BLOCK_MILLIS = 5_000;
    private static final int DELIVERY_MILLIS = 15_000;

    private final Map<String, Object> properties;
    private @Nullable KafkaProducer<byte[], byte[]> producer;
    private boolean closed;

    /** @param client the application's Kafka client properties */
    KafkaLineageSink(Map<String, Object> client) {
        Map<String, Object> settings = new HashMap<>(client);
        // Removes the application's transactional id, with which this producer would fence the application's.
        settings.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "heddle-lineage");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_MILLIS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, BLOCK_MILLIS);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MILLIS);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 4 << 20);
        this.properties = settings;
    }

    @Override
    public void send(byte[] key, byte[] event) throws Exception {
        producer().send(new ProducerRecord<>(MeshTopics.LINEAGE.value(), key, event))
                .get(DELIVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private synchronized KafkaProducer<byte[], byte[]> producer() {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        if (producer == null) {
            producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (producer != null) {
            producer.close(Duration.ZERO);
        }
    }
}
