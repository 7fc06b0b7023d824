// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.openlineage;

import io.heddle.contract.MeshTopics;
import io.heddle.registry.cluster.ClusterAdmin;
import io.heddle.registry.config.RegistryConfig;
import io.heddle.registry.problem.ProblemCode;
import io.heddle.registry.problem.ProblemDetails;
import io.heddle.registry.problem.ProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Creates {@code mesh.lineage} if missing, and writes to it with {@code acks=all}. Thread-safe. */
@Singleton
public final class LineageTopic {
    private static final String NAME = MeshTopics.LINEAGE.value();

    /** An event with its key and Kafka's overhead. */
    private static final int MAX_RECORD_BYTES = 2 * OpenLineageLimits.EVENT_BYTES;

    private static final Map<String, String> CONFIG = Map.of(
            "cleanup.policy", "delete",
            "retention.ms", Long.toString(Duration.ofDays(7).toMillis()),
            "max.message.bytes", Integer.toString(MAX_RECORD_BYTES),
            // Retention and implausible event times are based on the broker's time, not on the sender's.
            "message.timestamp.type", "LogAppendTime");

    private final RegistryConfig config;
    private final ClusterAdmin admin;
    private @Nullable KafkaProducer<String, byte[]> producer;

    LineageTopic(RegistryConfig config, ClusterAdmin admin) {
        this.config = config;
        this.admin = admin;
    }

    /**
     * Creates the topic if missing; an existing one keeps its configuration. Idempotent.
     *
     * @throws ProblemException if Kafka does not answer or rejects the request
     */
    public void ensure() {
        NewTopic topic =
                new NewTopic(NAME, Optional.of(1), config.topicReplicas().map(Integer::shortValue)).configs(CONFIG);
        admin.await("create topic " + NAME, admin.admin().createTopics(List.of(topic)).all(),
                TopicExistsException.class);
    }

    /** An event that is being written. */
    interface PendingWrite {
        /**
         * Waits until the event is stored.
         *
         * @throws ProblemException (503) if the outcome is unknown: the event may be stored, and can safely be sent
         *         again
         */
        void await();
    }

    /** @throws ProblemException (503) if Kafka cannot accept the event now */
    PendingWrite send(String key, byte[] event) {
        try {
            Future<RecordMetadata> future = producer().send(new ProducerRecord<>(NAME, key, event));
            return () -> await(future);
        } catch (KafkaException e) {
            throw failed(e);
        }
    }

    private void await(Future<RecordMetadata> future) {
        try {
            future.get(config.requestTimeout().plusSeconds(1).toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failed(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(e);
        }
    }

    private ProblemException failed(Throwable cause) {
        if (cause instanceof RecordTooLargeException) {
            return ProblemDetails
                    .of(ProblemCode.LINEAGE_EVENT_TOO_LARGE, "The topic " + NAME + " does not accept an event of "
                            + "this size",
                            "Send a smaller event, or raise max.message.bytes of the topic to " + MAX_RECORD_BYTES)
                    .toException();
        }
        return ProblemDetails.of(ProblemCode.KAFKA_UNAVAILABLE,
                "Kafka at " + config.bootstrapServers()
                        + " did not acknowledge the event; it is unknown whether it was stored",
                "Check that the cluster is running and reachable from the registry, then send the same event again:"
                        + " duplicates count once")
                .toException();
    }

    private synchronized KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            int timeout = Math.toIntExact(config.requestTimeout().toMillis());
            Map<String, Object> properties = new HashMap<>(config.kafka());
            properties.put(ProducerConfig.CLIENT_ID_CONFIG, "heddle-registry-lineage");
            properties.put(ProducerConfig.ACKS_CONFIG, "all");
            properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
            properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Math.min(2_000, timeout));
            properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout);
            properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeout);
            properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
            properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
            properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_RECORD_BYTES);
            properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 4 * MAX_RECORD_BYTES);
            producer = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
        }
    }
}
