// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.gate.health.GateHealth;
import io.heddle.governance.gate.internal.cluster.IngestRetention;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import static io.heddle.governance.gate.SecuredClusterFixture.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Permissions on topics are revoked while records flow: only the affected products wait. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GateRevokedTopicRightsOnBrokerTest {
    private final SecuredClusterFixture guarded;

    GateRevokedTopicRightsOnBrokerTest(@TempDir Path stateDir) throws ExecutionException, InterruptedException {
        guarded = new SecuredClusterFixture(stateDir);
    }

    @AfterAll
    void stop() {
        guarded.close();
    }

    /**
     * A permission to revoke on a topic of the domain's product {@code held}, and the text by which health requests it.
     */
    private record Taken(String domain, String topic, AclOperation operation, String missing) {
        String held() {
            return domain + ".held";
        }

        String free() {
            return domain + ".free";
        }
    }

    /**
     * Tests all permissions in parallel, each in its own domain, because starting a gate and waiting take most of the
     * time.
     */
    @Test
    void shouldHoldOnlyTheProductWithoutPermissionOnATargetOrIngest() throws Exception {
        List<Taken> all = List.of(
                new Taken("output", "output.held.v1.full", AclOperation.WRITE,
                        "permission to WRITE to topic output.held.v1.full; grant it to this gate"),
                new Taken("quarantine", "quarantine.held.v1.quarantine", AclOperation.WRITE,
                        "permission to WRITE to topic quarantine.held.v1.quarantine; grant it to this gate"),
                new Taken("ingest", "ingest.held.v1.ingest", AclOperation.READ,
                        "permission to READ topic ingest.held.v1.ingest; grant it to this gate"));
        String[] products =
                all.stream().flatMap(revoked -> Stream.of(revoked.held(), revoked.free())).toArray(String[]::new);
        for (String product : products) {
            guarded.createProduct(product);
        }
        try (Gate gate = guarded.gate(products)) {
            for (String product : products) {
                guarded.send(product, 0, 20);
            }
            for (String product : products) {
                await(product).atMost(SOON).until(() -> guarded.count(product) == 20);
            }

            for (Taken revoked : all) {
                guarded.revoke(revoked.topic(), revoked.operation());
                guarded.send(revoked.held(), 20, 40);
            }
            for (Taken revoked : all) {
                guarded.awaitWaits(gate, revoked.held() + ".v1.ingest", revoked.missing());
                guarded.send(revoked.free(), 20, 40);
            }
            for (Taken revoked : all) {
                await("beside " + revoked.held()).atMost(SOON).until(() -> guarded.count(revoked.free()) == 40);
                guarded.awaitWaits(gate, revoked.held() + ".v1.ingest", revoked.missing());
                assertThat(guarded.count(revoked.held())).as(revoked.held()).isEqualTo(20);
            }

            for (Taken revoked : all) {
                guarded.restore(revoked.topic(), revoked.operation());
            }
            for (Taken revoked : all) {
                await("again " + revoked.held()).atMost(SOON).until(() -> guarded.count(revoked.held()) == 40);
            }
            await().atMost(SOON).until(() -> gate.health().isHealthy());
        }
        guarded.assertComplete(products);
    }

    /** A consumer does not report a topic that it cannot see: it reads nothing and would look idle. */
    @Test
    void shouldReportTheIngestTopicWhileDescribeIsDenied() throws Exception {
        guarded.createProduct("hidden.held");
        guarded.createProduct("hidden.free");
        try (Gate gate = guarded.gate("hidden.held", "hidden.free")) {
            guarded.send("hidden.held", 0, 20);
            guarded.send("hidden.free", 0, 20);
            await().atMost(SOON).until(() -> guarded.count("hidden.held") == 20 && guarded.count("hidden.free") == 20
                    && gate.health().isHealthy());

            guarded.revoke("hidden.held.v1.ingest", AclOperation.DESCRIBE);
            awaitMissing(gate, "hidden.held.v1.ingest");
            guarded.send("hidden.held", 20, 40);
            guarded.send("hidden.free", 20, 40);
            await().atMost(SOON).until(() -> guarded.count("hidden.free") == 40);
            awaitMissing(gate, "hidden.held.v1.ingest");

            guarded.restore("hidden.held.v1.ingest", AclOperation.DESCRIBE);
            await().atMost(SOON).until(() -> guarded.count("hidden.held") == 40 && gate.health().isHealthy());
        }
    }

    private void awaitMissing(Gate gate, String topic) {
        guarded.awaitWaits(gate, topic,
                "topic " + topic
                        + ", which does not exist or is hidden from this gate; apply the contract again,"
                        + " or grant READ and DESCRIBE");
        assertThat(gate.health().cells().get(0).waits()).singleElement()
                .satisfies(wait -> assertThat(wait.partition()).isEqualTo(GateHealth.Wait.WHOLE_TOPIC));
    }

    @Test
    void shouldReportTheIngestTopicWhenItDoesNotExist() throws Exception {
        guarded.createProduct("absent.there");
        try (Gate gate = guarded.gate("absent.there", "absent.gone")) {
            awaitMissing(gate, "absent.gone.v1.ingest");
            guarded.send("absent.there", 0, 20);
            await().atMost(SOON).until(() -> guarded.count("absent.there") == 20);

            guarded.createProduct("absent.gone");
            guarded.send("absent.gone", 0, 20);
            await().atMost(SOON).until(() -> guarded.count("absent.gone") == 20 && gate.health().isHealthy());
        }
    }

    @Test
    void shouldKeepDecidedRecordsAndReportOnceWhenDeletingFromIngestIsNotAllowed() throws Exception {
        guarded.createProduct("kept.held");
        guarded.createProduct("kept.swept");
        Queue<String> warnings = new ConcurrentLinkedQueue<>();
        Logger log = (Logger) LoggerFactory.getLogger(IngestRetention.class);
        Appender<ILoggingEvent> appender = warningsOf(log, warnings);
        guarded.revoke("kept.held.v1.ingest", AclOperation.DELETE);
        try (Gate gate = guarded.gate(Duration.ofMillis(100), "kept.held", "kept.swept")) {
            for (int round = 1; round <= 3; round++) {
                sendOld("kept.held", 10 * round);
                sendOld("kept.swept", 10 * round);
                List<Long> decided = List.of(5L * round, 5L * round);
                // Both are deleted from in the same run, so each round has at least one refusal.
                await().atMost(SOON).until(() -> starts("kept.swept.v1.ingest").equals(decided));
            }
            await().atMost(SOON).until(() -> guarded.count("kept.held") == 30 && gate.health().isHealthy());
            assertThat(starts("kept.held.v1.ingest")).containsExactly(0L, 0L);
            assertThat(warnings).filteredOn(line -> line.contains("kept."))
                    .containsExactly(
                            "decided records are not deleted, so ingest topics grow;"
                                    + " grant this gate DELETE on kept.held.v1.ingest");

            guarded.restore("kept.held.v1.ingest", AclOperation.DELETE);
            await().atMost(SOON).until(() -> starts("kept.held.v1.ingest").equals(List.of(15L, 15L)));
        } finally {
            log.detachAppender(appender);
        }
    }

    private static Appender<ILoggingEvent> warningsOf(Logger log, Queue<String> lines) {
        AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                if (event.getLevel() == Level.WARN) {
                    lines.add(event.getFormattedMessage());
                }
            }
        };
        appender.setContext(log.getLoggerContext());
        appender.start();
        log.addAppender(appender);
        return appender;
    }

    /** Sends ten more records whose timestamps make them expire as soon as they are processed. */
    private void sendOld(String product, int end) {
        for (int i = end - 10; i < end; i++) {
            guarded.cluster().send(product + ".v1.ingest", i % 2, 1_000L, CustomerProductFixture.key(i),
                    CustomerProductFixture.value(i, "a@b.c", i));
        }
        guarded.cluster().flush();
    }

    private List<Long> starts(String topic) throws ExecutionException, InterruptedException {
        List<Long> starts = new ArrayList<>();
        for (int partition = 0; partition < 2; partition++) {
            TopicPartition topicPartition = new TopicPartition(topic, partition);
            starts.add(guarded.cluster().admin().listOffsets(Map.of(topicPartition, OffsetSpec.earliest()))
                    .partitionResult(topicPartition).get().offset());
        }
        return starts;
    }
}
