// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.broker.LocalBrokerConfig;
import io.heddle.log.MeshView;
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

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

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
                new ResourcePattern(type, name, PatternType.LITERAL),
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
                WriterSchemas.Retry.DEFAULT);
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

    private void awaitWaits(Gate gate, String topic, String missing) {
        await().atMost(SOON).untilAsserted(() -> {
            GateHealth.Cell cell = gate.health().cells().get(0);
            assertThat(cell.state()).isEqualTo(GateHealth.State.WAITING);
            assertThat(cell.waits()).isNotEmpty().allSatisfy(wait -> {
                assertThat(wait.topic()).isEqualTo(topic);
                assertThat(wait.missing()).isEqualTo(missing);
            });
        });
    }

    /** The product's records wait, the other product of the same domain goes on, and nothing is lost or doubled. */
    private void shouldHold(String domain, String topic, AclOperation operation, String missing) throws Exception {
        String held = domain + ".held";
        String free = domain + ".free";
        createProduct(held);
        createProduct(free);
        try (Gate gate = gate(held, free)) {
            send(held, 0, 20);
            send(free, 0, 20);
            await().atMost(SOON).until(() -> count(held) == 20 && count(free) == 20);

            revoke(topic, operation);
            send(held, 20, 40);
            awaitWaits(gate, held + ".v1.ingest", missing);
            send(free, 20, 40);
            await("the other product").atMost(SOON).until(() -> count(free) == 40);
            awaitWaits(gate, held + ".v1.ingest", missing);
            assertThat(count(held)).isEqualTo(20);

            restore(topic, operation);
            await().atMost(SOON).until(() -> count(held) == 40 && gate.health().isHealthy());
        }
        for (String product : List.of(held, free)) {
            assertThat(cluster.committed(product + ".v1")).hasSize(32);
            assertThat(cluster.committed(product + ".v1.full")).hasSize(32);
            assertThat(cluster.committed(product + ".v1.quarantine")).hasSize(8);
        }
    }

    @Test
    void shouldHoldTheProductAloneWhenAnOutputMayNotBeWritten() throws Exception {
        shouldHold("output", "output.held.v1.full", AclOperation.WRITE,
                "permission to WRITE to topic output.held.v1.full; grant it to this gate");
    }

    @Test
    void shouldHoldTheProductAloneWhenQuarantineMayNotBeWritten() throws Exception {
        shouldHold("quarantine", "quarantine.held.v1.quarantine", AclOperation.WRITE,
                "permission to WRITE to topic quarantine.held.v1.quarantine; grant it to this gate");
    }

    @Test
    void shouldHoldTheProductAloneWhenIngestMayNotBeRead() throws Exception {
        shouldHold("ingest", "ingest.held.v1.ingest", AclOperation.READ,
                "permission to READ topic ingest.held.v1.ingest; grant it to this gate");
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
            await().atMost(SOON).until(() -> gate.health().cells().get(0).state() == GateHealth.State.RESTARTING);
            // Through several starts, each of which fails: none of them may look like a recovery.
            for (long end = System.nanoTime() + SEVERAL_STARTS.toNanos(); System.nanoTime() < end; ) {
                GateHealth.Cell broken = gate.health().cells().get(0);
                assertThat(broken.domain().value()).isEqualTo("broken");
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
            assertThat(gate.health().cells().get(0).failure()).isEmpty();
        }
        for (String product : List.of("broken.one", "sound.one")) {
            assertThat(cluster.committed(product + ".v1")).hasSize(32);
            assertThat(cluster.committed(product + ".v1.quarantine")).hasSize(8);
        }
    }
}
