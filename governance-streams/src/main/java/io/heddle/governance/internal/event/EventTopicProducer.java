// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.internal.event;

import io.heddle.contract.MeshTopics;
import io.heddle.contract.SchemaId;
import io.heddle.governance.internal.wire.MeshTopicAvro;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** Writes events in the Confluent wire format, keyed by product. For one thread. */
final class EventTopicProducer implements AutoCloseable {
    private final Map<String, Object> kafka;
    private @Nullable KafkaProducer<String, byte[]> producer;

    EventTopicProducer(Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    /** @return done when all in-sync replicas have it */
    CompletableFuture<Void> send(GovernanceEvent event, SchemaId schema) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(MeshTopics.EVENTS.value(), event.product().toString(), encode(event, schema));
        Future<?> _ = producer().send(record, (metadata, failure) -> {
            if (failure == null) {
                done.complete(null);
            } else {
                done.completeExceptionally(failure);
            }
        });
        return done;
    }

    private static byte[] encode(GovernanceEvent event, SchemaId schema) {
        GenericRecord record = new GenericData.Record(MeshTopicAvro.EVENTS);
        record.put("id", event.id().toString());
        record.put("type", event.type());
        record.put("product", event.product().toString());
        record.put("subject", event.subject());
        record.put("time", event.time().toEpochMilli());
        record.put("message", event.message());
        record.put("attributes", event.attributes());
        byte[] avro = MeshTopicAvro.encode(record);
        return ByteBuffer.allocate(1 + Integer.BYTES + avro.length)
                .put((byte) 0)
                .putInt(schema.value())
                .put(avro)
                .array();
    }

    private KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            Map<String, Object> properties = new HashMap<>(kafka);
            properties.put(ProducerConfig.CLIENT_ID_CONFIG, "heddle-events");
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
