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
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import static org.awaitility.Awaitility.await;

/** A real broker for a test, with what tests ask of it. */
public final class Cluster implements AutoCloseable {
    private final Optional<LocalBroker> broker;
    private final String bootstrapServers;
    private final Map<String, Object> client;
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;

    public Cluster() {
        this(LocalBrokerConfig.temporary(), Map.of());
    }

    /** @param client further properties of this test's own clients */
    Cluster(LocalBrokerConfig config, Map<String, Object> client) {
        LocalBroker started = LocalBroker.start(config);
        this.broker = Optional.of(started);
        this.bootstrapServers = started.bootstrapServers();
        this.client = Map.copyOf(client);
        this.admin = Admin.create(properties());
        // One request at a time: the leader of a topic just made may refuse the first batch and take the second, for good.
        Map<String, Object> sending = new java.util.HashMap<>(properties());
        sending.put("max.in.flight.requests.per.connection", 1);
        this.producer = new KafkaProducer<>(sending, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** A broker that somebody else starts and stops. */
    Cluster(String bootstrapServers) {
        this.broker = Optional.empty();
        this.bootstrapServers = bootstrapServers;
        this.client = Map.of();
        this.admin = Admin.create(properties());
        this.producer = new KafkaProducer<>(
                properties(Map.of(
                        "delivery.timeout.ms", 600_000, "enable.idempotence", false,
                        "max.in.flight.requests.per.connection", 1)), new ByteArraySerializer(), new ByteArraySerializer());
    }

    public Map<String, Object> properties() {
        return properties(client);
    }

    /** Of clients with other further properties. */
    Map<String, Object> properties(Map<String, Object> further) {
        Map<String, Object> all = new java.util.HashMap<>(further);
        all.put("bootstrap.servers", bootstrapServers);
        return Map.copyOf(all);
    }

    public void createTopics(int partitions, String... names) throws ExecutionException, InterruptedException {
        List<NewTopic> topics = new ArrayList<>();
        for (String name : names) {
            topics.add(new NewTopic(name, Optional.of(partitions), Optional.empty()));
        }
        for (int attempt = 1; ; attempt++) {
            try {
                admin.createTopics(topics).all().get();
                break;
            } catch (ExecutionException e) {
                // A machine with too much to do lets the broker miss its heartbeats.
                if (attempt == 20 || !(e.getCause() instanceof InvalidReplicationFactorException)) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            }
        }
        // Until a partition has its leader, a producer's first batch may be refused and its second taken: then the first is lost.
        Map<TopicPartition, OffsetSpec> leaders = new HashMap<>();
        for (String name : names) {
            for (int partition = 0; partition < partitions; partition++) {
                leaders.put(new TopicPartition(name, partition), OffsetSpec.latest());
            }
        }
        await().atMost(Duration.ofMinutes(2)).ignoreExceptions().until(() -> admin.listOffsets(leaders).all().get().size() == leaders.size());
    }

    /** The topics of a product with the ports {@code default} and {@code full}. */
    void createProduct(String id, int partitions) throws ExecutionException, InterruptedException {
        createTopics(partitions, id + ".v1.ingest", id + ".v1", id + ".v1.full", id + ".v1.quarantine");
    }

    public void send(String topic, int partition, byte @Nullable [] key, byte @Nullable [] value) {
        var _ = producer.send(new ProducerRecord<>(topic, partition, key, value));
    }

    /** A record of its own time, in milliseconds. */
    void send(String topic, int partition, long timestamp, byte[] key, byte[] value) {
        var _ = producer.send(new ProducerRecord<>(topic, partition, timestamp, key, value));
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
        broker.ifPresent(LocalBroker::close);
    }
}
