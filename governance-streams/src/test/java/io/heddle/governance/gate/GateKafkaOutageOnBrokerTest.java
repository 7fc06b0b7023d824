// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.mesh.MeshSchemas;
import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.fixture.FramedAvro;
import io.heddle.governance.fixture.GovernanceClusterFixture;
import io.heddle.governance.gate.health.MissingText;
import io.heddle.testkit.BrokerProcess;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The only broker is killed under load, is down for longer than the transaction timeout, and restarts. */
@Tag("slow")
class GateKafkaOutageOnBrokerTest {
    private static final Duration OUTAGE = Duration.ofSeconds(20);
    private static final Duration SOON = Duration.ofMinutes(3);

    @TempDir
    private Path dir = Path.of("");

    @Test
    void shouldMoveEveryRecordExactlyOnceWhenTheBrokerIsKilledUnderLoad() throws Exception {
        AtomicInteger sent = new AtomicInteger();
        AtomicBoolean ended = new AtomicBoolean();
        try (BrokerProcess broker = BrokerProcess.start(dir.resolve("broker"));
                GovernanceClusterFixture cluster = new GovernanceClusterFixture(broker.bootstrapServers())) {
            cluster.createTopics(1, "mesh.metrics");
            cluster.createTopics(
                    3, "killed.one.v1.ingest", "killed.one.v1", "killed.one.v1.full", "killed.one.v1.quarantine");
            try (Gate gate = GateFixture.on(cluster, dir.resolve("state")).products("killed.one").start()) {
                Thread load = Thread.ofVirtual().start(() -> {
                    while (!ended.get()) {
                        int i = sent.getAndIncrement();
                        cluster.send("killed.one.v1.ingest", i % 3, CustomerProductFixture.key(i),
                                CustomerProductFixture.value(i, "a@b.c", i % 10 == 0 ? -1 : i));
                        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
                    }
                });
                await().atMost(SOON).until(() -> cluster.readCommitted("killed.one.v1").size() > 500);

                broker.kill();
                long killedAt = System.nanoTime();
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(gate.health().waitingFor().map(MissingText::of).orElse(""))
                                .startsWith("Kafka to answer").contains("start the brokers"));
                Set<Optional<String>> failures = new HashSet<>();
                await().atMost(SOON).until(() -> {
                    gate.health().cells().forEach(cell -> failures.add(cell.failure()));
                    return System.nanoTime() - killedAt > OUTAGE.toNanos();
                });
                broker.restart();
                int before = cluster.readCommitted("killed.one.v1").size();
                await("records flow again").atMost(SOON)
                        .until(() -> cluster.readCommitted("killed.one.v1").size() > before + 500);
                assertThat(failures).as("each failure is logged with its fix")
                        .allSatisfy(failure -> assertThat(failure.orElse(": "))
                                .contains(": "));
                ended.set(true);
                load.join();
                cluster.flush();
                await("every record").atMost(SOON).until(() -> cluster.readCommitted("killed.one.v1").size()
                        + cluster.readCommitted("killed.one.v1.quarantine").size()
                        >= cluster.readCommitted("killed.one.v1.ingest").size());
                await().atMost(SOON).until(() -> gate.health().isHealthy());
            }
            // Compares with the ingest topic, because the test's own producer may have sent duplicates when the broker
            // was killed.
            List<String> came = new ArrayList<>(keys(cluster, "killed.one.v1.ingest"));
            List<String> good = keys(cluster, "killed.one.v1");
            List<String> bad = keys(cluster, "killed.one.v1.quarantine");
            List<String> went = new ArrayList<>(good);
            went.addAll(bad);
            assertThat(new HashSet<>(came)).hasSize(sent.get());
            assertThat(went).containsExactlyInAnyOrderElementsOf(came);
            assertThat(keys(cluster, "killed.one.v1.full")).containsExactlyInAnyOrderElementsOf(good);
            assertThat(counted(cluster, "accepted")).isEqualTo(good.size());
            assertThat(counted(cluster, "rejected")).isEqualTo(bad.size());
        }
    }

    private static List<String> keys(GovernanceClusterFixture cluster, String topic) {
        return cluster.readCommitted(topic).stream()
                .map(record -> new String(record.key(), StandardCharsets.ISO_8859_1)).toList();
    }

    private static long counted(GovernanceClusterFixture cluster, String field) {
        return cluster.readCommitted("mesh.metrics").stream()
                .map(ConsumerRecord::value)
                .mapToLong(value -> (Long) FramedAvro.read(MeshSchemas.metrics(), value)
                        .get(field))
                .sum();
    }
}
