// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.gate;

import io.heddle.contract.Contract;
import io.heddle.contract.OutputPort;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** A broker in its own process, with the topics of one product. */
final class BenchmarkCluster implements AutoCloseable {
    private final ChildJvmProcess broker;
    private final Admin admin;

    private BenchmarkCluster(ChildJvmProcess broker) {
        this.broker = broker;
        this.admin = Admin.create(Map.of("bootstrap.servers", broker.readyMessage()));
    }

    static BenchmarkCluster start() throws IOException {
        return new BenchmarkCluster(
                ChildJvmProcess.start(BenchmarkBrokerMain.class, List.of("-Xms1g", "-Xmx1g"), List.of()));
    }

    String bootstrap() {
        return broker.readyMessage();
    }

    double cpuSeconds() {
        return broker.cpuSeconds();
    }

    /** Creates the topics of the product and of the mesh; output topics retain only their newest data. */
    void create(Contract contract, int partitions, Map<String, String> ingest)
            throws ExecutionException, InterruptedException {
        Map<String, String> shortLived = Map.of("retention.bytes", "67108864", "segment.bytes", "67108864");
        List<NewTopic> topics = new ArrayList<>();
        topics.add(new NewTopic(contract.topics().ingest().value(), partitions, (short) 1).configs(ingest));
        for (OutputPort port : contract.ports()) {
            topics.add(new NewTopic(contract.topics().output(port.name()).value(), partitions, (short) 1)
                    .configs(shortLived));
        }
        topics.add(new NewTopic(contract.topics().quarantine().value(), partitions, (short) 1).configs(shortLived));
        if (!admin.listTopics().names().get().contains("mesh.metrics")) {
            topics.add(new NewTopic("mesh.metrics", 1, (short) 1));
            topics.add(new NewTopic("mesh.events", 1, (short) 1));
        }
        admin.createTopics(topics).all().get();
    }

    /** Fills the ingest topic. */
    void load(BenchmarkRecordSource source, int records) {
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            for (int i = 0; i < records; i++) {
                var _ = producer.send(source.record(i));
            }
            producer.flush();
        }
    }

    /** A producer with the batching and compression settings of the SDK. */
    KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap(), "linger.ms", 10, "batch.size", 131072, "compression.type",
                        "lz4"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** The number of ingest records that the group has committed. */
    long committed(String group) throws InterruptedException {
        try {
            Map<TopicPartition, OffsetAndMetadata> offsets = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return offsets.entrySet().stream()
                    .filter(entry -> entry.getKey().topic().endsWith(".ingest") && entry.getValue() != null)
                    .mapToLong(entry -> entry.getValue().offset())
                    .sum();
        } catch (ExecutionException e) {
            return 0;
        }
    }

    /** Waits until the group has committed the given number of ingest records. */
    void awaitCommitted(String group, long records, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (committed(group) < records) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        group + " committed " + committed(group) + " of " + records + " records in " + atMost);
            }
            Thread.sleep(100);
        }
    }

    /** Resets the committed offsets; the group must have no members. */
    void reset() throws InterruptedException {
        for (int attempt = 0;; attempt++) {
            try {
                admin.deleteConsumerGroups(List.of(SystemUnderTestMain.GROUP)).all().get();
                return;
            } catch (ExecutionException e) {
                if (e.getCause() instanceof org.apache.kafka.common.errors.GroupIdNotFoundException) {
                    return;
                }
                if (attempt == 60) {
                    throw new IllegalStateException("the group could not be deleted", e);
                }
                Thread.sleep(500);
            }
        }
    }

    @Override
    public void close() throws IOException {
        admin.close();
        broker.close();
    }
}
