// SPDX-License-Identifier: Apache-2.0
package io.heddle.verification;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads topics like an external client: a plain read_committed Kafka consumer without any Heddle code. */
public final class PlainTopicReader {
    private final String bootstrapServers;
    private final String schemaRegistryUrl;

    public PlainTopicReader(String bootstrapServers, String schemaRegistryUrl) {
        this.bootstrapServers = bootstrapServers;
        this.schemaRegistryUrl = schemaRegistryUrl;
    }

    /** All committed records of a topic up to its end offsets at the time of the call, in partition order. */
    public List<ConsumerRecord<byte[], byte[]>> raw(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                properties(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return readToEnd(consumer, topic);
        }
    }

    /** The same records through Confluent's deserializer; tombstones have a null value. */
    public List<ConsumerRecord<byte[], GenericRecord>> avro(String topic) {
        try (KafkaAvroDeserializer values = new KafkaAvroDeserializer()) {
            values.configure(Map.of("schema.registry.url", schemaRegistryUrl), false);
            List<ConsumerRecord<byte[], GenericRecord>> records = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> record : raw(topic)) {
                GenericRecord value = (GenericRecord) values.deserialize(topic, record.headers(), record.value());
                records.add(new ConsumerRecord<>(
                        topic,
                        record.partition(),
                        record.offset(),
                        record.timestamp(),
                        record.timestampType(),
                        record.serializedKeySize(),
                        record.serializedValueSize(),
                        record.key(),
                        value,
                        record.headers(),
                        record.leaderEpoch()));
            }
            return records;
        }
    }

    /** The names of all topics. */
    public Set<String> topics() {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                properties(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return Set.copyOf(consumer.listTopics().keySet());
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> readToEnd(KafkaConsumer<byte[], byte[]> consumer,
            String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        Instant deadline = Instant.now().plusSeconds(60);
        while (partitions.stream()
                .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("did not reach the end of " + topic + " within 60 s");
            }
            consumer.poll(Duration.ofMillis(200)).forEach(records::add);
        }
        return records;
    }

    private Map<String, Object> properties() {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    }
}
