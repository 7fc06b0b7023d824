// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.broker.LocalBrokerConfig;
import io.heddle.contract.Mask;
import io.heddle.engine.CompiledRecordEngine;
import io.heddle.engine.keys.FileKeyset;
import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.fixture.FramedAvro;
import io.heddle.governance.fixture.GovernanceClusterFixture;
import io.heddle.log.MeshView;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Compacted products with masked keys, on a broker whose log cleaner runs five times a second. */
@Tag("slow")
class GateCompactionOnBrokerTest {
    private static final Duration SOON = Duration.ofMinutes(2);

    /** Rolls a segment for each batch that is a second later, and compacts as soon as possible. */
    private static final Map<String, String> COMPACT = Map.of(
            "cleanup.policy", "compact", "segment.ms", "1000", "min.cleanable.dirty.ratio", "0.001",
            "delete.retention.ms", "0");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void shouldKeepOneRecordOfEachMaskedKeyAndNoneAfterATombstone() throws Exception {
        MeshView view = CustomerProductFixture.view(
                CustomerProductFixture.standard().id("kept.last").keyMasked(new Mask.Hash()).compactedTopic().entry());
        CompiledRecordEngine engine = new CompiledRecordEngine(FileKeyset.openOrCreate(folder.resolve("keys.json")));
        try (GovernanceClusterFixture cluster = new GovernanceClusterFixture(
                LocalBrokerConfig.temporary().with("log.cleaner.backoff.ms", "200"), Map.of())) {
            cluster.createTopics(1, "mesh.metrics", "kept.last.v1.ingest", "kept.last.v1.full",
                    "kept.last.v1.quarantine");
            cluster.admin()
                    .createTopics(
                            List.of(new NewTopic("kept.last.v1", Optional.of(1), Optional.empty()).configs(COMPACT)))
                    .all()
                    .get();
            try (Gate _ = GateFixture.on(cluster, folder.resolve("state")).mesh(view).engine(engine).start();
                    KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                            cluster.properties(Map.of("linger.ms", 0)), new ByteArraySerializer(),
                            new ByteArraySerializer())) {
                long time = System.currentTimeMillis() - 600_000;
                send(producer, time, 1, CustomerProductFixture.value(1, "first@b.c", 1));
                send(producer, time, 2, CustomerProductFixture.value(2, "gone@b.c", 2));
                await().atMost(SOON).until(() -> values(cluster).size() == 2);
                byte[] one = values(cluster).keySet().iterator().next().array();
                assertThat(one).isNotEqualTo(CustomerProductFixture.key(1));

                send(producer, time + 10_000, 1, CustomerProductFixture.value(1, "last@b.c", 100));
                send(producer, time + 10_000, 2, null);
                await("the cleaner").atMost(SOON).pollInterval(Duration.ofMillis(1_100)).untilAsserted(() -> {
                    // The cleaner never compacts the active segment, so later records close the one under test.
                    send(producer, System.currentTimeMillis(), 3, CustomerProductFixture.value(3, "later@b.c", 3));
                    assertThat(cluster.readCommitted("kept.last.v1"))
                            .filteredOn(record -> record.value() != null)
                            .extracting(record -> amount(record.value()))
                            .filteredOn(amount -> amount != 3)
                            .containsExactly(100L);
                });
                Map<ByteBuffer, byte[]> kept = values(cluster);
                assertThat(amount(Objects.requireNonNull(kept.get(ByteBuffer.wrap(one)))))
                        .as("the same token as before").isEqualTo(100);
            }
        }
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, long time, int id, byte @Nullable [] value)
            throws Exception {
        producer.send(new ProducerRecord<>("kept.last.v1.ingest", 0, time, CustomerProductFixture.key(id), value))
                .get();
    }

    /** The last value of each key, without tombstones, in the order of first appearance. */
    private static Map<ByteBuffer, byte[]> values(GovernanceClusterFixture cluster) {
        Map<ByteBuffer, byte[]> values = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : cluster.readCommitted("kept.last.v1")) {
            if (record.value() == null) {
                values.remove(ByteBuffer.wrap(record.key()));
            } else {
                values.put(ByteBuffer.wrap(record.key()), record.value());
            }
        }
        return values;
    }

    private static long amount(byte[] value) {
        return (Long) FramedAvro.read(CustomerProductFixture.SCHEMA, value).get("amount");
    }
}
