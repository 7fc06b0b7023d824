// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.broker.LocalBroker;
import io.heddle.broker.LocalBrokerConfig;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import static org.awaitility.Awaitility.await;

/** A real broker for a test, with what tests ask of it. */
public final class Cluster implements AutoCloseable {
    private final LocalBroker broker = LocalBroker.start(LocalBrokerConfig.temporary());
    private final Admin admin = Admin.create(properties());
    private final KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(properties(), new ByteArraySerializer(), new ByteArraySerializer());

    public Map<String, Object> properties() {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    public void createTopics(int partitions, String... names) throws ExecutionException, InterruptedException {
        List<NewTopic> topics = new ArrayList<>();
        for (String name : names) {
            topics.add(new NewTopic(name, Optional.of(partitions), Optional.empty()));
        }
        admin.createTopics(topics).all().get();
        // Until a partition has its leader, a producer's first batch may be refused and its second taken: then the first is lost.
        Map<TopicPartition, OffsetSpec> leaders = new HashMap<>();
        for (String name : names) {
            for (int partition = 0; partition < partitions; partition++) {
                leaders.put(new TopicPartition(name, partition), OffsetSpec.latest());
            }
        }
        await().atMost(Duration.ofMinutes(2)).ignoreExceptions().until(() -> admin.listOffsets(leaders).all().get().size() == leaders.size());
    }

    public void send(String topic, int partition, byte @Nullable [] key, byte @Nullable [] value) {
        var _ = producer.send(new ProducerRecord<>(topic, partition, key, value));
    }

    public void flush() {
        producer.flush();
    }

    /** Every record that a read-committed consumer sees now. */
    public List<ConsumerRecord<byte[], byte[]>> committed(String topic) {
        Map<String, Object> config = new HashMap<>(properties());
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(at -> consumer.position(at) < ends.getOrDefault(at, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    public Admin admin() {
        return admin;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
        admin.close(Duration.ofSeconds(1));
        broker.close();
    }
}
