// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import io.heddle.broker.LocalBrokerConfig;
import io.heddle.log.MeshView;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A gate with a name of its own on a broker with Kafka's own authorizer, which takes rights away while records flow. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RevokedRightsOnBrokerTest {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Duration SEVERAL_STARTS = Duration.ofSeconds(4);
    private static final String LOGIN = "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\"";
    private final Cluster cluster = new Cluster(
            LocalBrokerConfig.temporary()
                    // The broker would delete records of long ago itself.
                    .with("log.retention.ms", "-1")
                    .with("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer")
                    .with("super.users", "User:admin;User:ANONYMOUS")
                    .with("listener.security.protocol.map", "PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT")
                    .with("inter.broker.listener.name", "PLAINTEXT")
                    .with("sasl.enabled.mechanisms", "PLAIN")
                    .with("sasl.mechanism.inter.broker.protocol", "PLAIN")
                    .with("listener.name.plaintext.plain.sasl.jaas.config",
                            LOGIN.formatted("admin", "a") + " user_admin=\"a\" user_gate=\"g\";"),
            as("admin", "a"));

    @TempDir
    private Path stateDir = Path.of("");

    private static Map<String, Object> as(String user, String password) {
        return Map.of(
                "security.protocol", "SASL_PLAINTEXT",
                "sasl.mechanism", "PLAIN",
                "sasl.jaas.config", LOGIN.formatted(user, password) + ";");
    }

    @BeforeAll
    void allowEverything() throws ExecutionException, InterruptedException {
        cluster.createTopics(3, "mesh.metrics");
        for (ResourceType type : List.of(ResourceType.TOPIC, ResourceType.GROUP, ResourceType.TRANSACTIONAL_ID)) {
            cluster.admin().createAcls(List.of(rule(type, "*", AclOperation.ALL, AclPermissionType.ALLOW))).all().get();
        }
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    private static AclBinding rule(ResourceType type, String name, AclOperation operation, AclPermissionType permission) {
        return new AclBinding(
                new ResourcePattern(type, name, name.equals("mesh.gate.unsure") ? PatternType.PREFIXED : PatternType.LITERAL),
                new AccessControlEntry("User:gate", "*", operation, permission));
    }

    private void revoke(String topic, AclOperation operation) throws ExecutionException, InterruptedException {
        revoke(ResourceType.TOPIC, topic, operation);
    }

    private void revoke(ResourceType type, String name, AclOperation operation) throws ExecutionException, InterruptedException {
        cluster.admin().createAcls(List.of(rule(type, name, operation, AclPermissionType.DENY))).all().get();
    }

    private void restore(String topic, AclOperation operation) throws ExecutionException, InterruptedException {
        restore(ResourceType.TOPIC, topic, operation);
    }

    private void restore(ResourceType type, String name, AclOperation operation) throws ExecutionException, InterruptedException {
        cluster.admin().deleteAcls(List.of(rule(type, name, operation, AclPermissionType.DENY).toFilter())).all().get();
    }

    private void createProduct(String id) throws ExecutionException, InterruptedException {
        cluster.createTopics(2, id + ".v1.ingest", id + ".v1", id + ".v1.full", id + ".v1.quarantine");
    }

    private Gate gate(String... products) {
        return gate(Duration.ofHours(1), products);
    }

    private Gate gate(Duration sweepEvery, String... products) {
        List<io.heddle.log.ContractEntry> entries = new ArrayList<>();
        for (String product : products) {
            entries.add(Customers.standard().id(product).entry());
        }
        MeshView view = Customers.view(entries.toArray(io.heddle.log.ContractEntry[]::new));
        return Gate.start(
                GateConfig.of(
                        cluster.properties(as("gate", "g")), URI.create("http://127.0.0.1:1"), () -> Optional.of(view),
                        new ReferenceEngine(), stateDir),
                id -> new SchemaLookup.Answer.Unavailable("nobody should ask"),
                WriterSchemas.Retry.DEFAULT,
                sweepEvery);
    }

    private void send(String product, int from, int to) {
        for (int i = from; i < to; i++) {
            cluster.send(product + ".v1.ingest", i % 2, Customers.key(i), Customers.value(i, "a@b.c", i % 5 == 0 ? -1 : i));
        }
        cluster.flush();
    }

    private int count(String product) {
        return cluster.committed(product + ".v1").size() + cluster.committed(product + ".v1.quarantine").size();
    }

    /** Each of the 40 records once, where it belongs, and in order. */
    private void assertWhole(String... products) {
        List<Integer> rejected = IntStream.range(0, 40).filter(i -> i % 5 == 0).boxed().toList();
        List<Integer> accepted = IntStream.range(0, 40).filter(i -> i % 5 != 0).boxed().toList();
        for (String product : products) {
            assertThat(ids(product + ".v1")).isEqualTo(accepted);
            assertThat(ids(product + ".v1.full")).isEqualTo(accepted);
            assertThat(ids(product + ".v1.quarantine")).isEqualTo(rejected);
        }
    }

    /** The ids in the keys, each partition in its order: the last byte, zigzag. */
    private List<Integer> ids(String topic) {
        Map<Integer, List<Integer>> ids = new HashMap<>();
        cluster.committed(topic).forEach(record -> ids.computeIfAbsent(record.partition(), at -> new ArrayList<>())
                .add(record.key()[record.key().length - 1] / 2));
        ids.values().forEach(of -> assertThat(of).isSorted());
        return ids.values().stream().flatMap(List::stream).sorted().toList();
    }

    private static GateHealth.Cell cell(Gate gate, String domain) {
        return gate.health().cells().stream().filter(cell -> cell.domain().value().equals(domain)).findAny().orElseThrow();
    }

    private void awaitWaits(Gate gate, String topic, String missing) {
        await(missing).atMost(SOON).untilAsserted(() -> {
            GateHealth.Cell cell = cell(gate, topic.substring(0, topic.indexOf('.')));
            assertThat(cell.state()).isEqualTo(GateHealth.State.WAITING);
            assertThat(cell.waits()).isNotEmpty().allSatisfy(wait -> {
                assertThat(wait.topic()).isEqualTo(topic);
                assertThat(wait.missing()).isEqualTo(missing);
            });
        });
    }

    /** A right on a topic of the domain's product {@code held}, which is taken, and how health asks for it. */
    private record Taken(String domain, String topic, AclOperation operation, String missing) {
        String held() {
            return domain + ".held";
        }

        String free() {
            return domain + ".free";
        }
    }

    /** Each in a domain of its own, all at once: a gate's start and the waiting are what takes time. */
    @Test
    void shouldHoldTheProductAloneWhenATargetMayNotBeWrittenOrIngestNotBeRead() throws Exception {
        List<Taken> all = List.of(
                new Taken("output", "output.held.v1.full", AclOperation.WRITE,
                        "permission to WRITE to topic output.held.v1.full; grant it to this gate"),
                new Taken("quarantine", "quarantine.held.v1.quarantine", AclOperation.WRITE,
                        "permission to WRITE to topic quarantine.held.v1.quarantine; grant it to this gate"),
                new Taken("ingest", "ingest.held.v1.ingest", AclOperation.READ,
                        "permission to READ topic ingest.held.v1.ingest; grant it to this gate"));
        String[] products = all.stream().flatMap(one -> Stream.of(one.held(), one.free())).toArray(String[]::new);
        for (String product : products) {
            createProduct(product);
        }
        try (Gate gate = gate(products)) {
            for (String product : products) {
                send(product, 0, 20);
            }
            for (String product : products) {
                await(product).atMost(SOON).until(() -> count(product) == 20);
            }

            for (Taken one : all) {
                revoke(one.topic(), one.operation());
                send(one.held(), 20, 40);
            }
            for (Taken one : all) {
                awaitWaits(gate, one.held() + ".v1.ingest", one.missing());
                send(one.free(), 20, 40);
            }
            for (Taken one : all) {
                await("beside " + one.held()).atMost(SOON).until(() -> count(one.free()) == 40);
                awaitWaits(gate, one.held() + ".v1.ingest", one.missing());
                assertThat(count(one.held())).as(one.held()).isEqualTo(20);
            }

            for (Taken one : all) {
                restore(one.topic(), one.operation());
            }
            for (Taken one : all) {
                await("again " + one.held()).atMost(SOON).until(() -> count(one.held()) == 40);
            }
            await().atMost(SOON).until(() -> gate.health().isHealthy());
        }
        assertWhole(products);
    }

    /** A topic that its consumer cannot see is no error to it: it reads nothing, and would count as idle. */
    @Test
    void shouldNameTheIngestTopicWhileItIsHidden() throws Exception {
        createProduct("hidden.held");
        createProduct("hidden.free");
        try (Gate gate = gate("hidden.held", "hidden.free")) {
            send("hidden.held", 0, 20);
            send("hidden.free", 0, 20);
            await().atMost(SOON).until(() -> count("hidden.held") == 20 && count("hidden.free") == 20 && gate.health().isHealthy());

            revoke("hidden.held.v1.ingest", AclOperation.DESCRIBE);
            awaitMissing(gate, "hidden.held.v1.ingest");
            send("hidden.held", 20, 40);
            send("hidden.free", 20, 40);
            await().atMost(SOON).until(() -> count("hidden.free") == 40);
            awaitMissing(gate, "hidden.held.v1.ingest");

            restore("hidden.held.v1.ingest", AclOperation.DESCRIBE);
            await().atMost(SOON).until(() -> count("hidden.held") == 40 && gate.health().isHealthy());
        }
    }

    private void awaitMissing(Gate gate, String topic) {
        awaitWaits(gate, topic,
                "topic " + topic + ", which is not there or hidden from this gate; apply the contract again, or grant READ and DESCRIBE");
        assertThat(gate.health().cells().get(0).waits()).singleElement()
                .satisfies(wait -> assertThat(wait.partition()).isEqualTo(GateHealth.Wait.WHOLE_TOPIC));
    }

    @Test
    void shouldNameTheIngestTopicWhenItIsNotThere() throws Exception {
        createProduct("absent.there");
        try (Gate gate = gate("absent.there", "absent.gone")) {
            awaitMissing(gate, "absent.gone.v1.ingest");
            send("absent.there", 0, 20);
            await().atMost(SOON).until(() -> count("absent.there") == 20);

            createProduct("absent.gone");
            send("absent.gone", 0, 20);
            await().atMost(SOON).until(() -> count("absent.gone") == 20 && gate.health().isHealthy());
        }
    }

    @Test
    void shouldStartTheFailedCellAgainOnItsOwnAndLeaveTheOthersAlone() throws Exception {
        createProduct("broken.one");
        createProduct("sound.one");
        try (Gate gate = gate("broken.one", "sound.one")) {
            send("broken.one", 0, 20);
            send("sound.one", 0, 20);
            await().atMost(SOON).until(() -> count("broken.one") == 20 && count("sound.one") == 20 && gate.health().isHealthy());

            revoke(ResourceType.GROUP, "mesh.gate.broken", AclOperation.READ);
            send("broken.one", 20, 40);
            await().atMost(SOON).until(() -> cell(gate, "broken").state() == GateHealth.State.RESTARTING);
            // Through several starts, each of which fails: none of them may look like a recovery.
            for (long end = System.nanoTime() + SEVERAL_STARTS.toNanos(); System.nanoTime() < end; ) {
                GateHealth.Cell broken = cell(gate, "broken");
                assertThat(broken.state()).isEqualTo(GateHealth.State.RESTARTING);
                assertThat(broken.failure())
                        .contains("GroupAuthorizationException: grant this application READ on group mesh.gate.broken");
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
            send("sound.one", 20, 40);
            await("the other domain").atMost(SOON).until(() -> count("sound.one") == 40);
            assertThat(count("broken.one")).isEqualTo(20);

            restore(ResourceType.GROUP, "mesh.gate.broken", AclOperation.READ);
            await().atMost(SOON).until(() -> count("broken.one") == 40 && gate.health().isHealthy());
            assertThat(cell(gate, "broken").failure()).isEmpty();
        }
        assertWhole("broken.one", "sound.one");
    }

    @Test
    void shouldNameTheTransactionalIdsWhileTheyMayNotBeWritten() throws Exception {
        createProduct("unsure.one");
        createProduct("sure.one");
        try (Gate gate = gate("sure.one", "unsure.one")) {
            send("sure.one", 0, 20);
            send("unsure.one", 0, 20);
            await().atMost(SOON).until(() -> count("sure.one") == 20 && count("unsure.one") == 20 && gate.health().isHealthy());

            send("unsure.one", 20, 30);
            revoke(ResourceType.TRANSACTIONAL_ID, "mesh.gate.unsure", AclOperation.WRITE);
            send("unsure.one", 30, 40);
            await().atMost(SOON).untilAsserted(() -> {
                GateHealth.Cell unsure = cell(gate, "unsure");
                assertThat(unsure.state()).isEqualTo(GateHealth.State.RESTARTING);
                assertThat(unsure.failure()).contains("TransactionalIdAuthorizationException:"
                        + " grant this application WRITE on transactional ids that begin with mesh.gate.unsure");
            });
            send("sure.one", 20, 40);
            await("the other domain").atMost(SOON).until(() -> count("sure.one") == 40);
            assertThat(cell(gate, "sure").state()).isEqualTo(GateHealth.State.RUNNING);
            assertThat(count("unsure.one")).isBetween(20, 30);
            assertThat(cell(gate, "unsure").state()).isEqualTo(GateHealth.State.RESTARTING);

            restore(ResourceType.TRANSACTIONAL_ID, "mesh.gate.unsure", AclOperation.WRITE);
            await().atMost(SOON).until(() -> count("unsure.one") == 40 && gate.health().isHealthy());
        }
        assertWhole("sure.one", "unsure.one");
    }

    /** No record comes that could fail, and none came before: its offsets would be committed once more, a second later. */
    @Test
    void shouldTellThatTheGroupMayNotBeReadWhenItsCellIsIdle() throws Exception {
        createProduct("busy.one");
        createProduct("idle.one");
        try (Gate gate = gate("busy.one", "idle.one")) {
            await("both partitions of both").atMost(SOON).until(() -> gate.health().isHealthy() && gate.lag().size() == 4);

            revoke(ResourceType.GROUP, "mesh.gate.idle", AclOperation.READ);
            await().atMost(Duration.ofSeconds(30)).until(() -> cell(gate, "idle").state() == GateHealth.State.STALLED);
            assertThat(cell(gate, "idle").failure())
                    .contains("permission to READ group mesh.gate.idle; grant it to this gate");
            assertThat(cell(gate, "busy").state()).isEqualTo(GateHealth.State.RUNNING);

            restore(ResourceType.GROUP, "mesh.gate.idle", AclOperation.READ);
            await().atMost(SOON).until(() -> gate.health().isHealthy());
            assertThat(cell(gate, "idle").failure()).isEmpty();
            send("idle.one", 0, 40);
            await().atMost(SOON).until(() -> count("idle.one") == 40);
        }
        assertWhole("idle.one");
    }

    @Test
    void shouldKeepJudgedRecordsAndSayOnceWhyWhenIngestMayNotBeDeletedFrom() throws Exception {
        createProduct("kept.held");
        createProduct("kept.swept");
        Queue<String> warnings = new ConcurrentLinkedQueue<>();
        Logger log = (Logger) LoggerFactory.getLogger(IngestSweep.class);
        Appender<ILoggingEvent> appender = warningsOf(log, warnings);
        revoke("kept.held.v1.ingest", AclOperation.DELETE);
        try (Gate gate = gate(Duration.ofMillis(100), "kept.held", "kept.swept")) {
            for (int round = 1; round <= 3; round++) {
                sendOld("kept.held", 10 * round);
                sendOld("kept.swept", 10 * round);
                List<Long> judged = List.of(5L * round, 5L * round);
                // Both are swept at once: each round is one refusal at least.
                await().atMost(SOON).until(() -> starts("kept.swept.v1.ingest").equals(judged));
            }
            await().atMost(SOON).until(() -> count("kept.held") == 30 && gate.health().isHealthy());
            assertThat(starts("kept.held.v1.ingest")).containsExactly(0L, 0L);
            assertThat(warnings).filteredOn(line -> line.contains("kept."))
                    .containsExactly("ingest keeps what was judged, and grows; grant this gate DELETE on kept.held.v1.ingest");

            restore("kept.held.v1.ingest", AclOperation.DELETE);
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

    /** Ten more records, which are due for deletion by their own time once they are judged. */
    private void sendOld(String product, int to) {
        for (int i = to - 10; i < to; i++) {
            cluster.send(product + ".v1.ingest", i % 2, 1_000L, Customers.key(i), Customers.value(i, "a@b.c", i));
        }
        cluster.flush();
    }

    private List<Long> starts(String topic) throws ExecutionException, InterruptedException {
        List<Long> starts = new ArrayList<>();
        for (int partition = 0; partition < 2; partition++) {
            TopicPartition at = new TopicPartition(topic, partition);
            starts.add(cluster.admin().listOffsets(Map.of(at, OffsetSpec.earliest())).partitionResult(at).get().offset());
        }
        return starts;
    }
}
