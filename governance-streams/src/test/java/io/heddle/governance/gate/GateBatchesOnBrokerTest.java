// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.engine.RecordEngine;
import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.fixture.GovernanceClusterFixture;
import io.heddle.governance.fixture.ReferenceEngine;
import io.heddle.governance.gate.config.GateTuning;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Large batches of two products in one task, decided with helpers on a real broker, with failures in the middle of a
 * batch.
 */
class GateBatchesOnBrokerTest {
    private static final int RECORDS = 10_000;
    private static final int BAD_EVERY = 50;
    private static final List<String> PRODUCTS = List.of("batches.one", "batches.two");

    @TempDir
    private Path stateDir = Path.of("");

    @Test
    void shouldNeitherLoseNorDuplicateWhenRunsFailInTheMiddleOfABatch() throws Exception {
        try (GovernanceClusterFixture cluster = new GovernanceClusterFixture()) {
            for (String product : PRODUCTS) {
                cluster.createProduct(product, 1);
                for (int i = 0; i < RECORDS; i++) {
                    cluster.send(product + ".v1.ingest", 0, CustomerProductFixture.key(i),
                            CustomerProductFixture.value(i, "a@b.c", i % BAD_EVERY == 0 ? -1 : i));
                }
            }
            cluster.flush();
            for (int failing = 2_500; failing < 9_000; failing += 4_000) {
                FailingCallEngine engine = new FailingCallEngine(new ReferenceEngine(), failing);
                try (Gate _ = gate(cluster, engine)) {
                    await().atMost(Duration.ofMinutes(2)).until(() -> engine.failures() == 1);
                }
            }
            try (Gate _ = gate(cluster, new ReferenceEngine())) {
                await().atMost(Duration.ofMinutes(2))
                        .until(() -> decidedRecords(cluster) == (long) PRODUCTS.size() * RECORDS);
            }

            for (String product : PRODUCTS) {
                assertThat(keys(cluster, product + ".v1")).isEqualTo(expected(false));
                assertThat(keys(cluster, product + ".v1.full")).isEqualTo(expected(false));
                assertThat(keys(cluster, product + ".v1.quarantine")).isEqualTo(expected(true));
            }
        }
    }

    private Gate gate(GovernanceClusterFixture cluster, RecordEngine engine) {
        return GateFixture.on(cluster, stateDir)
                .products(PRODUCTS.toArray(String[]::new))
                .engine(engine)
                .tuning(GateTuning.DEFAULT.withCommitInterval(Duration.ofMillis(300)).withHelpers(2))
                .start();
    }

    private static long decidedRecords(GovernanceClusterFixture cluster)
            throws ExecutionException, InterruptedException {
        return cluster.admin().listConsumerGroupOffsets("mesh.gate.batches").partitionsToOffsetAndMetadata().get()
                .values().stream()
                .mapToLong(OffsetAndMetadata::offset)
                .sum();
    }

    private static List<String> keys(GovernanceClusterFixture cluster, String topic) {
        return cluster.readCommitted(topic).stream().map(GateBatchesOnBrokerTest::key).toList();
    }

    private static List<String> expected(boolean bad) {
        return IntStream.range(0, RECORDS)
                .filter(i -> (i % BAD_EVERY == 0) == bad)
                .mapToObj(i -> new String(CustomerProductFixture.key(i), StandardCharsets.ISO_8859_1))
                .toList();
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.ISO_8859_1);
    }
}
