// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.log.ContractEntry;
import io.heddle.log.MeshView;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Topics that change, go and come back under a running gate. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangingTopicsOnBrokerTest {
    private static final Duration SOON = Duration.ofMinutes(2);
    private final Cluster cluster = new Cluster();

    @TempDir
    private Path stateDir = Path.of("");

    @BeforeAll
    void createMeshTopics() throws ExecutionException, InterruptedException {
        cluster.createTopics(3, "mesh.metrics");
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    private void createProduct(String id, int partitions) throws ExecutionException, InterruptedException {
        cluster.createTopics(partitions, id + ".v1.ingest", id + ".v1", id + ".v1.full", id + ".v1.quarantine");
    }

    private Gate gate(String... products) {
        List<ContractEntry> entries = new ArrayList<>();
        for (String product : products) {
            entries.add(Customers.standard().id(product).entry());
        }
        MeshView view = Customers.view(entries.toArray(ContractEntry[]::new));
        return Gate.start(
                GateConfig.of(
                        cluster.properties(), URI.create("http://127.0.0.1:1"), () -> Optional.of(view), new ReferenceEngine(),
                        stateDir),
                id -> new SchemaLookup.Answer.Unavailable("nobody should ask"),
                WriterSchemas.Retry.DEFAULT);
    }

    private void send(String product, int partitions, int from, int to) {
        for (int i = from; i < to; i++) {
            cluster.send(product + ".v1.ingest", i % partitions, Customers.key(i), Customers.value(i, "a@b.c", i % 5 == 0 ? -1 : i));
        }
        cluster.flush();
    }

    private List<String> keys(String topic) {
        return cluster.committed(topic).stream().map(record -> new String(record.key(), StandardCharsets.ISO_8859_1)).toList();
    }

    private static void awaitWait(Gate gate, String topic, String missing) {
        await().atMost(SOON).untilAsserted(() -> assertThat(gate.health().cells().get(0).waits())
                .anySatisfy(wait -> {
                    assertThat(wait.topic()).isEqualTo(topic);
                    assertThat(wait.missing()).startsWith(missing);
                }));
    }

    @Test
    void shouldHoldTheProductAloneWhenAnOutputIsDeletedAndGoOnWhenItIsMadeAgain() throws Exception {
        createProduct("gone.held", 2);
        createProduct("gone.free", 2);
        try (Gate gate = gate("gone.held", "gone.free")) {
            send("gone.held", 2, 0, 20);
            send("gone.free", 2, 0, 20);
            await().atMost(SOON).until(() -> keys("gone.held.v1.full").size() == 16 && keys("gone.free.v1").size() == 16);

            cluster.admin().deleteTopics(List.of("gone.held.v1.full")).all().get();
            send("gone.held", 2, 20, 40);
            awaitWait(gate, "gone.held.v1.ingest", "topic gone.held.v1.full, which is not there");
            send("gone.free", 2, 20, 40);
            await().atMost(SOON).until(() -> keys("gone.free.v1").size() == 32);
            assertThat(keys("gone.held.v1")).hasSize(16);

            cluster.createTopics(2, "gone.held.v1.full");
            await().atMost(SOON).until(() -> keys("gone.held.v1").size() == 32 && gate.health().isHealthy());
        }
        assertThat(keys("gone.held.v1.full")).as("what was published since it is there again").hasSize(16);
        assertThat(keys("gone.held.v1")).doesNotHaveDuplicates();
    }
    @Test
    void shouldHoldNewPartitionsUntilTheOutputsHaveThemToo() throws Exception {
        createProduct("more.parts", 1);
        try (Gate gate = gate("more.parts")) {
            send("more.parts", 1, 0, 10);
            await().atMost(SOON).until(() -> keys("more.parts.v1").size() == 8);

            cluster.admin().createPartitions(Map.of("more.parts.v1.ingest", NewPartitions.increaseTo(2))).all().get();
            send("more.parts", 2, 10, 30);
            awaitWait(gate, "more.parts.v1.ingest", "partition 1 of topic more.parts.v1");
            for (String target : List.of("more.parts.v1", "more.parts.v1.full", "more.parts.v1.quarantine")) {
                cluster.admin().createPartitions(Map.of(target, NewPartitions.increaseTo(2))).all().get();
            }
            await().atMost(SOON).until(() -> keys("more.parts.v1").size() == 24 && gate.health().isHealthy());
        }
        assertThat(cluster.committed("more.parts.v1")).extracting(ConsumerRecord::partition).contains(0, 1);
        assertThat(keys("more.parts.v1")).doesNotHaveDuplicates();
    }
}
