// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.store;

import io.heddle.contract.MeshTopics;
import io.heddle.registry.cluster.ClusterAdmin;
import io.heddle.registry.config.RegistryConfig;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The topic {@code mesh.lineage-graph} and its clients. Thread-safe. */
@Singleton
final class LineageGraphTopic {
    static final String NAME = MeshTopics.LINEAGE_GRAPH.value();

    /**
     * Keeps tombstones for longer than a replica is usually down; after a longer outage it rebuilds from scratch
     * anyway.
     */
    private static final Map<String, String> CONFIG = Map.of(
            "cleanup.policy", "compact",
            "delete.retention.ms", Long.toString(Duration.ofDays(7).toMillis()),
            "segment.ms", Long.toString(Duration.ofDays(1).toMillis()),
            "segment.bytes", Integer.toString(16 << 20));

    private final RegistryConfig config;
    private final ClusterAdmin admin;

    LineageGraphTopic(RegistryConfig config, ClusterAdmin admin) {
        this.config = config;
        this.admin = admin;
    }

    /**
     * Creates the topic if missing; an existing one keeps its configuration. Idempotent.
     *
     * @throws io.heddle.registry.problem.ProblemException if Kafka does not answer or rejects the request
     */
    void ensure() {
        NewTopic topic = new NewTopic(NAME, Optional.of(1), config.topicReplicas().map(Integer::shortValue))
                .configs(CONFIG);
        admin.await("create topic " + NAME, admin.admin().createTopics(List.of(topic)).all(),
                TopicExistsException.class);
    }

    KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> properties = new HashMap<>(config.kafka());
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "heddle-registry-lineage-graph");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 << 20);
        return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
    }

    KafkaProducer<String, byte[]> producer() {
        Map<String, Object> properties = new HashMap<>(config.kafka());
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, "heddle-registry-lineage-graph");
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 8 << 20);
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    }
}
