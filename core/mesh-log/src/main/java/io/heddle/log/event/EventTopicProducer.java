// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.event;

import io.heddle.contract.MeshTopics;
import io.heddle.contract.mesh.MeshEvent;
import io.heddle.contract.mesh.MeshEventCodec;
import io.heddle.log.ContractEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Sends events, each under its {@link MeshEvent#key}. Not thread-safe. */
final class EventTopicProducer implements AutoCloseable {
    private final String clientId;
    private final Map<String, Object> kafka;
    private @Nullable KafkaProducer<String, byte[]> producer;

    EventTopicProducer(String clientId, Map<String, Object> kafka) {
        this.clientId = clientId;
        this.kafka = kafka;
    }

    /**
     * Sends an event.
     *
     * @param contract the {@code mesh.events} contract in force
     * @return completes when all in-sync replicas have the event
     */
    @SuppressWarnings("FutureReturnValueIgnored") // the callback receives the result
    CompletableFuture<Void> send(MeshEvent event, ContractEntry contract) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        byte[] value =
                MeshEventCodec.encode(event, contract.valueSchemaId(), contract.contract().valueSchema());
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(MeshTopics.EVENTS.value(), event.key(), value);
        producer().send(record, (metadata, failure) -> {
            if (failure == null) {
                done.complete(null);
            } else {
                done.completeExceptionally(failure);
            }
        });
        return done;
    }

    private KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            Map<String, Object> properties = new HashMap<>(kafka);
            properties.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
            properties.put(ProducerConfig.ACKS_CONFIG, "all");
            properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
            properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
            properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 4L * 1024 * 1024);
            properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
            properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
            properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
            producer = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
        }
    }
}
