// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.demo;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads topics like any consumer: plain Kafka, committed records only, from the beginning, with Confluent's
 * deserializer. It has no knowledge of what was published, so its counts are independent. Thread-safe.
 */
final class TopicObserver implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaAvroDeserializer avro = new KafkaAvroDeserializer();
    private final int keep;
    private final Map<String, Deque<ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();
    private final Map<String, Long> counts = new HashMap<>();
    private final Thread thread;
    private volatile boolean closing;

    /**
     * @param topics must exist
     * @param keep how many of the latest records to keep per topic
     */
    TopicObserver(String bootstrapServers, String schemaRegistryUrl, List<String> topics, int keep) {
        this.keep = keep;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "isolation.level", "read_committed",
                        "enable.auto.commit", false,
                        "auto.offset.reset", "earliest",
                        "client.id", "demo-observer"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        avro.configure(Map.of("schema.registry.url", schemaRegistryUrl), false);
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics) {
            records.put(topic, new ArrayDeque<>());
            for (PartitionInfo partition : consumer.partitionsFor(topic)) {
                partitions.add(new TopicPartition(topic, partition.partition()));
            }
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        this.thread = Thread.ofPlatform().name("demo-observer").daemon().start(this::read);
    }

    /** The number of records read from the topic. */
    synchronized long count(String topic) {
        return counts.getOrDefault(topic, 0L);
    }

    /** The retained records of the topic, in order within each partition. */
    synchronized List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        return List.copyOf(records.getOrDefault(topic, new ArrayDeque<>()));
    }

    /** The records of the topic after the first {@code alreadyRead}. */
    synchronized List<ConsumerRecord<byte[], byte[]>> recordsAfter(String topic, long alreadyRead) {
        List<ConsumerRecord<byte[], byte[]>> kept = records(topic);
        int unread = (int) Math.min(kept.size(), count(topic) - alreadyRead);
        return kept.subList(kept.size() - unread, kept.size());
    }

    /** The value, decoded by Confluent's deserializer. */
    GenericRecord value(ConsumerRecord<byte[], byte[]> read) {
        return (GenericRecord) avro.deserialize(read.topic(), read.value());
    }

    @Override
    public void close() {
        closing = true;
        consumer.wakeup();
        try {
            thread.join(5_000);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        avro.close();
    }

    private void read() {
        try (consumer) {
            while (!closing) {
                for (ConsumerRecord<byte[], byte[]> read : consumer.poll(Duration.ofMillis(200))) {
                    keep(read);
                }
            }
        } catch (WakeupException closed) {
            closing = true;
        }
    }

    private synchronized void keep(ConsumerRecord<byte[], byte[]> read) {
        counts.merge(read.topic(), 1L, Long::sum);
        Deque<ConsumerRecord<byte[], byte[]>> kept = records.computeIfAbsent(read.topic(), topic -> new ArrayDeque<>());
        kept.addLast(read);
        if (kept.size() > keep) {
            kept.removeFirst();
        }
    }
}
