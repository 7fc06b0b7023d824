// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.engine.keys.KeyProvider;
import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.fixture.GovernanceClusterFixture;
import io.heddle.governance.fixture.ReferenceEngine;
import io.heddle.governance.gate.health.GateHealth;
import io.heddle.log.MeshView;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A key provider that fails while records flow, and an engine with a defect, on a real broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GateKeysOutageOnBrokerTest {
    private static final Duration SOON = Duration.ofMinutes(2);
    private final GovernanceClusterFixture cluster = new GovernanceClusterFixture();

    @TempDir
    private Path stateDir = Path.of("");

    /** A key management service with outages. */
    private static final class Kms implements KeyProvider {
        private volatile boolean down;

        @Override
        public byte[] pseudorandom(byte[] input) {
            if (down) {
                throw new IllegalStateException("connection refused while masking " + Arrays.toString(input));
            }
            return Arrays.copyOf(input, SIZE);
        }
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    private void send(String product, int from, int end) {
        for (int i = from; i < end; i++) {
            cluster.send(product + ".v1.ingest", i % 2, CustomerProductFixture.key(i),
                    CustomerProductFixture.value(i, "who" + i + "@x.y", i));
        }
        cluster.flush();
    }

    @Test
    void shouldHoldOnlyProductsThatNeedKeysWhileTheKeyProviderFails() throws Exception {
        cluster.createProduct("vault.first", 2);
        cluster.createProduct("vault.second", 2);
        cluster.createProduct("vault.plain", 2);
        MeshView view = CustomerProductFixture.view(
                CustomerProductFixture.standard().id("vault.first").entry(),
                CustomerProductFixture.standard().id("vault.second").entry(),
                CustomerProductFixture.standard().id("vault.plain").status(io.heddle.contract.ContractStatus.RETIRED)
                        .entry());
        Kms kms = new Kms();
        try (Gate gate = GateFixture.on(cluster, stateDir).mesh(view).keys(kms).start()) {
            send("vault.first", 0, 20);
            send("vault.second", 0, 20);
            await().atMost(SOON).until(() -> count("vault.first.v1") == 20 && count("vault.second.v1") == 20);

            kms.down = true;
            send("vault.first", 20, 60);
            send("vault.second", 20, 60);
            await().atMost(SOON).untilAsserted(() -> {
                GateHealth.Cell cell = gate.health().cells().get(0);
                assertThat(cell.state()).isEqualTo(GateHealth.State.WAITING);
                assertThat(cell.waits()).hasSize(4).allSatisfy(wait -> assertThat(wait.text())
                        .startsWith("the masking keys").doesNotContain("connection refused"));
            });
            cluster.send("vault.plain.v1.ingest", 0, CustomerProductFixture.key(1),
                    CustomerProductFixture.value(1, "a@b.c", 1));
            await("a product of the same domain that needs no keys").atMost(SOON)
                    .until(() -> count("vault.plain.v1.quarantine") == 1);
            assertThat(count("vault.first.v1")).isEqualTo(20);

            kms.down = false;
            await().atMost(SOON).until(() -> count("vault.first.v1") == 60 && count("vault.second.v1") == 60);
            await().atMost(SOON).until(() -> gate.health().isHealthy());
        }
        for (String product : List.of("vault.first", "vault.second")) {
            assertThat(cluster.readCommitted(product + ".v1.quarantine")).isEmpty();
            assertThat(cluster.readCommitted(product + ".v1")).hasSize(60)
                    .allSatisfy(record -> assertThat(new String(record.value(), StandardCharsets.ISO_8859_1))
                            .doesNotContain("@x.y"));
            assertThat(cluster.readCommitted(product + ".v1.full")).hasSize(60);
        }
    }

    @Test
    void shouldHoldOnlyTheRecordThatTheEngineCannotDecide() throws Exception {
        cluster.createProduct("defect.one", 2);
        cluster.createProduct("defect.two", 2);
        MeshView view = CustomerProductFixture.view(
                CustomerProductFixture.standard().id("defect.one").entry(),
                CustomerProductFixture.standard().id("defect.two").entry());
        try (Gate gate = GateFixture.on(cluster, stateDir).mesh(view)
                .engine(new FailingRecordEngine(new ReferenceEngine()))
                .start()) {
            send("defect.one", 0, 10);
            cluster.send("defect.one.v1.ingest", 1, CustomerProductFixture.key(1),
                    CustomerProductFixture.value(1, FailingRecordEngine.POISON, 1));
            send("defect.one", 10, 20);
            await().atMost(SOON).untilAsserted(() -> assertThat(gate.health().cells().get(0).waits()).singleElement()
                    .satisfies(wait -> {
                        assertThat(wait.partition()).isEqualTo(1);
                        assertThat(wait.offset()).isEqualTo(5);
                        assertThat(wait.text()).contains("StackOverflowError").contains("defect");
                    }));
            send("defect.two", 0, 10);
            await().atMost(SOON).until(() -> count("defect.two.v1") == 10 && count("defect.one.v1") == 15);
            assertThat(gate.health().cells().get(0).state()).isEqualTo(GateHealth.State.WAITING);
        }
        assertThat(cluster.readCommitted("defect.one.v1.quarantine")).isEmpty();
    }

    private int count(String topic) {
        List<ConsumerRecord<byte[], byte[]>> records = cluster.readCommitted(topic);
        return records.size();
    }
}
