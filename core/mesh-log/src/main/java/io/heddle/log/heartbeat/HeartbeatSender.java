// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.heartbeat;

import io.heddle.contract.MeshTopics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A producer for one record every few seconds: small buffers, short timeouts. Not thread-safe. */
final class HeartbeatSender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HeartbeatSender.class);
    private static final int BUFFER_BYTES = 2 * 1024 * 1024;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

    private final String component;
    private final Map<String, Object> kafka;
    private @Nullable KafkaProducer<String, byte[]> producer;

    HeartbeatSender(String component, Map<String, Object> kafka) {
        this.component = component;
        this.kafka = kafka;
    }

    /** Best effort: the next heartbeat replaces a lost one. */
    @SuppressWarnings("FutureReturnValueIgnored") // the callback receives the result
    void send(String instance, byte[] heartbeat) {
        try {
            producer().send(new ProducerRecord<>(MeshTopics.HEARTBEATS.value(), instance, heartbeat),
                    (metadata, failure) -> {
                        if (failure != null) {
                            LOG.debug("a heartbeat of {} is lost: {}", instance, failure.getClass().getSimpleName());
                        }
                    });
        } catch (KafkaException e) {
            LOG.debug("a heartbeat of {} is lost: {}", instance, e.getClass().getSimpleName());
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            Map<String, Object> properties = new HashMap<>(kafka);
            properties.put(ProducerConfig.CLIENT_ID_CONFIG, "heddle-" + component + "-heartbeats");
            properties.put(ProducerConfig.ACKS_CONFIG, "1");
            properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
            properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000);
            properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
            properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
            properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
            properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
            producer = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(CLOSE_TIMEOUT);
        }
    }
}
