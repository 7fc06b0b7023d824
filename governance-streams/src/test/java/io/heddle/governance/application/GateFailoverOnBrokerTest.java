// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.application;

import io.heddle.contract.mesh.MeshSchemas;
import io.heddle.engine.keys.FileKeyset;
import io.heddle.governance.fixture.FramedAvro;
import io.heddle.governance.fixture.GovernanceClusterFixture;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Two gate processes share two domains under load; one is killed, the other is terminated. */
class GateFailoverOnBrokerTest {
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final int PARTITIONS = 4;
    private static final String PRODUCT = "web.visits";
    private static final String OTHER = "shop.visits";

    @TempDir
    Path folder;

    private final Map<Integer, List<Long>> good = new HashMap<>();
    private final Map<Integer, List<Long>> bad = new HashMap<>();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicBoolean enough = new AtomicBoolean();

    @Test
    void shouldPublishEachRecordOnceAndInOrderWhenAGateIsKilledAndAnotherShutsDown() throws Exception {
        FileKeyset.openOrCreate(folder.resolve("keys.json"));
        try (GovernanceClusterFixture cluster = GovernanceClusterFixture.ofItsOwn()) {
            String servers = String.valueOf(cluster.properties().get("bootstrap.servers"));
            cluster.createTopics(1, "mesh.metrics");
            cluster.createTopics(PARTITIONS, VisitProductFixture.topics(PRODUCT));
            cluster.createTopics(PARTITIONS, VisitProductFixture.topics(OTHER));
            VisitProductFixture.apply(servers, List.of(PRODUCT, OTHER));
            try (GateProcessFixture killed = GateProcessFixture.start(folder, "killed", servers, Map.of());
                    GateProcessFixture terminated = GateProcessFixture.start(folder, "ended", servers, Map.of())) {
                killed.awaitReady(SOON);
                terminated.awaitReady(SOON);
                Thread producer = Thread.ofPlatform().start(() -> produce(cluster));
                awaitPublished(cluster, 400);

                long begin = System.nanoTime();
                killed.kill();
                awaitPublished(cluster, sent.get());
                long killDuration = System.nanoTime() - begin;

                try (GateProcessFixture successor = GateProcessFixture.start(folder, "heir", servers, Map.of())) {
                    successor.awaitReady(SOON);
                    begin = System.nanoTime();
                    assertThat(terminated.terminate()).as(terminated.log()).isZero();
                    long shutdownDuration = System.nanoTime() - begin;
                    awaitPublished(cluster, sent.get());
                    System.out.printf(
                            "gate: all flows again %.1f s after kill -9; orderly end %.1f s,"
                                    + " all flows %.1f s after its signal%n",
                            killDuration / 1e9, shutdownDuration / 1e9, (System.nanoTime() - begin) / 1e9);
                    enough.set(true);
                    producer.join();
                    cluster.flush();
                    awaitPublished(cluster, sent.get() - 2 * PARTITIONS);
                    await().atMost(SOON).until(
                            () -> decidedRecords(cluster, PRODUCT) + decidedRecords(cluster, OTHER) >= 2 * sent.get());
                    for (String product : List.of(PRODUCT, OTHER)) {
                        assertThat(ids(cluster, product + ".v1")).isEqualTo(good);
                        assertThat(ids(cluster, product + ".v1.quarantine")).isEqualTo(bad);
                    }
                    assertThat(successor.terminate()).as(successor.log()).isZero();
                }
            }
            assertThat(counted(cluster, "accepted")).isEqualTo(2L * total(good));
            assertThat(counted(cluster, "rejected")).isEqualTo(2L * total(bad));
        }
    }

    /** Produces a steady stream to both products, independent of the gates; every tenth record breaks a rule. */
    private void produce(GovernanceClusterFixture cluster) {
        while (!enough.get()) {
            long id = sent.get();
            int partition = (int) (id % PARTITIONS);
            byte[] visit = VisitProductFixture.visit(id, "someone@example.org", id % 10 == 3 ? -1 : id);
            (id % 10 == 3 ? bad : good).computeIfAbsent(partition, any -> new ArrayList<>()).add(id);
            cluster.send(PRODUCT + ".v1.ingest", partition, null, visit);
            cluster.send(OTHER + ".v1.ingest", partition, null, visit);
            sent.incrementAndGet();
            LockSupport.parkNanos(4_000_000);
        }
    }

    /** Waits until a record sent after this one is published, on every partition of each product. */
    private static void awaitPublished(GovernanceClusterFixture cluster, long id) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(250)).until(() -> List.of(PRODUCT, OTHER).stream()
                .map(product -> ids(cluster, product + ".v1"))
                .allMatch(
                        ids -> ids.size() == PARTITIONS && ids.values().stream().allMatch(all -> all.getLast() >= id)));
    }

    private static long decidedRecords(GovernanceClusterFixture cluster, String product) {
        return cluster.readCommitted(product + ".v1").size()
                + (long) cluster.readCommitted(product + ".v1.quarantine").size();
    }

    private static Map<Integer, List<Long>> ids(GovernanceClusterFixture cluster, String topic) {
        Map<Integer, List<Long>> ids = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : cluster.readCommitted(topic)) {
            ids.computeIfAbsent(record.partition(), any -> new ArrayList<>())
                    .add(VisitProductFixture.idOf(record.value()));
        }
        return ids;
    }

    private static long total(Map<Integer, List<Long>> ids) {
        return ids.values().stream().mapToLong(List::size).sum();
    }

    private static long counted(GovernanceClusterFixture cluster, String field) {
        long sum = 0;
        for (ConsumerRecord<byte[], byte[]> record : cluster.readCommitted("mesh.metrics")) {
            GenericRecord metrics =
                    FramedAvro.read(MeshSchemas.metrics(), record.value());
            sum += (Long) metrics.get(field);
        }
        return sum;
    }
}
