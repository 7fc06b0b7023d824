// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.operations;

import io.heddle.contract.MeshTopics;
import io.heddle.registry.background.BackgroundLoop;
import io.heddle.registry.config.RegistryConfig;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Deletes instances that have been gone for long from {@code mesh.heartbeats}, by writing tombstones. Every replica
 * does this; duplicates are harmless. Thread-safe.
 */
@Singleton
public final class StaleInstanceCleaner {
    private static final Logger LOG = LoggerFactory.getLogger(StaleInstanceCleaner.class);
    private static final Duration INTERVAL = Duration.ofMinutes(10);

    private final RegistryConfig config;
    private final InstanceView instances;
    private final BackgroundLoop loop = new BackgroundLoop("heddle-registry-sweep", this::runOnce);

    StaleInstanceCleaner(RegistryConfig config, InstanceView instances) {
        this.config = config;
        this.instances = instances;
    }

    /** Starts the periodic cleanup; the topic must exist. */
    public void start() {
        loop.startAfter(INTERVAL);
    }

    private Duration runOnce() {
        removeStale();
        return INTERVAL;
    }

    /** Runs one round; if Kafka is unavailable, the next round repeats it. */
    @SuppressWarnings("FutureReturnValueIgnored") // the next round repeats whatever fails
    void removeStale() {
        List<String> expired = instances.expiredKeys();
        if (expired.isEmpty()) {
            return;
        }
        Map<String, Object> properties = new HashMap<>(config.kafka());
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, "heddle-registry-sweep");
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 1 << 20);
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer())) {
            expired.forEach(
                    instance -> producer.send(new ProducerRecord<>(MeshTopics.HEARTBEATS.value(), instance, null)));
            LOG.info("removed {} instances that stopped long ago from {}", expired.size(), MeshTopics.HEARTBEATS);
        } catch (KafkaException e) {
            LOG.debug("could not remove instances that stopped long ago: {}", e.getClass().getSimpleName());
        }
    }

    @PreDestroy
    void close() {
        loop.close();
    }
}
