// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.event;

import io.heddle.contract.MeshTopics;
import io.heddle.contract.mesh.MeshEvent;
import io.heddle.contract.mesh.MeshEventCodec;
import io.heddle.contract.wire.ConfluentFrame;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;

/**
 * The ids of the published events of one type; each query reads the records added since the previous one. Not
 * thread-safe.
 */
final class PublishedEventIds {
    private static final int MAX_IDS = 50_000;
    private static final Duration LOAD_TIMEOUT = Duration.ofSeconds(30);

    private final String type;
    private final Map<String, Object> kafka;
    private final IntFunction<Schema> writerSchema;
    private final Map<TopicPartition, Long> nextOffsets = new HashMap<>();
    private final Set<UUID> ids = new LinkedHashSet<>();

    /** @param writerSchema returns the schema of a schema id */
    PublishedEventIds(String type, Map<String, Object> kafka, IntFunction<Schema> writerSchema) {
        this.type = type;
        this.kafka = kafka;
        this.writerSchema = writerSchema;
    }

    /** @throws org.apache.kafka.common.KafkaException if the topic cannot be read to its end */
    boolean contains(UUID id) {
        if (!ids.contains(id)) {
            readNewEvents();
        }
        return ids.contains(id);
    }

    void add(UUID id) {
        ids.add(id);
        if (ids.size() > MAX_IDS) {
            ids.remove(ids.iterator().next());
        }
    }

    private void readNewEvents() {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, "heddle-events-told");
        // Read committed: an event of a transaction that the monitor aborted was not published.
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(MeshTopics.EVENTS.value()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            nextOffsets.keySet().retainAll(partitions);
            nextOffsets.forEach(consumer::seek);
            readUntil(consumer.endOffsets(partitions), consumer);
        }
    }

    private void readUntil(Map<TopicPartition, Long> ends, KafkaConsumer<byte[], byte[]> consumer) {
        long deadline = System.nanoTime() + LOAD_TIMEOUT.toNanos();
        while (!reached(ends, consumer)) {
            if (System.nanoTime() - deadline > 0) {
                throw new TimeoutException("mesh.events could not be read to its end");
            }
            consumer.poll(Duration.ofMillis(100)).forEach(this::read);
            ends.keySet().forEach(partition -> nextOffsets.put(partition, consumer.position(partition)));
        }
    }

    private static boolean reached(Map<TopicPartition, Long> ends, KafkaConsumer<byte[], byte[]> consumer) {
        Collection<Map.Entry<TopicPartition, Long>> all = ends.entrySet();
        return all.stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void read(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        Optional<MeshEvent> event = ConfluentFrame.isFramed(value)
                ? MeshEventCodec.decode(value, writerSchema.apply(ConfluentFrame.schemaId(value)))
                : Optional.empty();
        event.filter(read -> read.type().equals(type)).ifPresent(read -> add(read.id()));
    }
}
