// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.broker.LocalBrokerConfig;
import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.fixture.GovernanceClusterFixture;
import io.heddle.governance.gate.health.GateHealth;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A broker with Kafka's authorizer, and gates with a principal of their own whose permissions can be revoked and
 * granted. Initially they have all permissions.
 */
final class SecuredClusterFixture implements AutoCloseable {
    static final Duration SOON = Duration.ofMinutes(2);
    private static final String LOGIN =
            "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\"";

    private final GovernanceClusterFixture cluster = new GovernanceClusterFixture(
            LocalBrokerConfig.temporary()
                    // Otherwise the broker itself would delete old records.
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
    private final Path stateDir;

    /** @param stateDir the state directory of the gates */
    SecuredClusterFixture(Path stateDir) throws ExecutionException, InterruptedException {
        this.stateDir = stateDir;
        cluster.createTopics(3, "mesh.metrics");
        for (ResourceType type : List.of(ResourceType.TOPIC, ResourceType.GROUP, ResourceType.TRANSACTIONAL_ID)) {
            cluster.admin().createAcls(List.of(rule(type, "*", AclOperation.ALL, AclPermissionType.ALLOW))).all().get();
        }
    }

    private static Map<String, Object> as(String user, String password) {
        return Map.of(
                "security.protocol", "SASL_PLAINTEXT",
                "sasl.mechanism", "PLAIN",
                "sasl.jaas.config", LOGIN.formatted(user, password) + ";");
    }

    private static AclBinding rule(ResourceType type, String name, AclOperation operation,
            AclPermissionType permission) {
        return new AclBinding(
                new ResourcePattern(type, name,
                        name.equals("mesh.gate.unsure") ? PatternType.PREFIXED : PatternType.LITERAL),
                new AccessControlEntry("User:gate", "*", operation, permission));
    }

    void revoke(String topic, AclOperation operation) throws ExecutionException, InterruptedException {
        revoke(ResourceType.TOPIC, topic, operation);
    }

    void revoke(ResourceType type, String name, AclOperation operation)
            throws ExecutionException, InterruptedException {
        cluster.admin().createAcls(List.of(rule(type, name, operation, AclPermissionType.DENY))).all().get();
    }

    void restore(String topic, AclOperation operation) throws ExecutionException, InterruptedException {
        restore(ResourceType.TOPIC, topic, operation);
    }

    void restore(ResourceType type, String name, AclOperation operation)
            throws ExecutionException, InterruptedException {
        cluster.admin().deleteAcls(List.of(rule(type, name, operation, AclPermissionType.DENY).toFilter())).all().get();
    }

    void createProduct(String id) throws ExecutionException, InterruptedException {
        cluster.createProduct(id, 2);
    }

    Gate gate(String... products) {
        return gate(Duration.ofHours(1), products);
    }

    Gate gate(Duration sweepEvery, String... products) {
        return GateFixture.on(cluster.properties(as("gate", "g")), stateDir)
                .products(products)
                .retentionInterval(sweepEvery)
                .start();
    }

    void send(String product, int from, int end) {
        for (int i = from; i < end; i++) {
            cluster.send(product + ".v1.ingest", i % 2, CustomerProductFixture.key(i),
                    CustomerProductFixture.value(i, "a@b.c", i % 5 == 0 ? -1 : i));
        }
        cluster.flush();
    }

    int count(String product) {
        return cluster.readCommitted(product + ".v1").size() + cluster.readCommitted(product + ".v1.quarantine").size();
    }

    /** Asserts that each of the 40 records is in the right topic exactly once, in order. */
    void assertComplete(String... products) {
        List<Integer> rejected = IntStream.range(0, 40).filter(i -> i % 5 == 0).boxed().toList();
        List<Integer> accepted = IntStream.range(0, 40).filter(i -> i % 5 != 0).boxed().toList();
        for (String product : products) {
            assertThat(ids(product + ".v1")).isEqualTo(accepted);
            assertThat(ids(product + ".v1.full")).isEqualTo(accepted);
            assertThat(ids(product + ".v1.quarantine")).isEqualTo(rejected);
        }
    }

    /** The ids in the keys (zigzag in the last byte), in partition order. */
    private List<Integer> ids(String topic) {
        Map<Integer, List<Integer>> ids = new HashMap<>();
        cluster.readCommitted(topic)
                .forEach(record -> ids.computeIfAbsent(record.partition(), partition -> new ArrayList<>())
                        .add(record.key()[record.key().length - 1] / 2));
        ids.values().forEach(partitionIds -> assertThat(partitionIds).isSorted());
        return ids.values().stream().flatMap(List::stream).sorted().toList();
    }

    static GateHealth.Cell cell(Gate gate, String domain) {
        return gate.health().cells().stream().filter(cell -> cell.domain().value().equals(domain)).findAny()
                .orElseThrow();
    }

    void awaitWaits(Gate gate, String topic, String missing) {
        await(missing).atMost(SOON).untilAsserted(() -> {
            GateHealth.Cell cell = cell(gate, topic.substring(0, topic.indexOf('.')));
            assertThat(cell.state()).isEqualTo(GateHealth.State.WAITING);
            assertThat(cell.waits()).isNotEmpty().allSatisfy(wait -> {
                assertThat(wait.topic()).isEqualTo(topic);
                assertThat(wait.text()).isEqualTo(missing);
            });
        });
    }

    /** Clients with all permissions. */
    GovernanceClusterFixture cluster() {
        return cluster;
    }

    @Override
    public void close() {
        cluster.close();
    }
}
