// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.heddle.contract.mesh.ComponentHeartbeat;
import io.heddle.contract.mesh.ComponentHeartbeat.State;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The operations API on a real broker; the test writes what the components would write. */
class OperationsOnBrokerTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private static RegistryFixture mesh;
    private static MeshRecordsFixture records;
    private static PlainHttpClient http;

    @BeforeAll
    static void start() throws IOException {
        mesh = RegistryFixture.start();
        http = mesh.http();
        records = mesh.records();
        mesh.publish("crm.customers", RegistryContractFixture.customers("1.0.0"), RegistryContractFixture.CUSTOMER);
    }

    @AfterAll
    static void stop() {
        mesh.close();
    }

    @Test
    void shouldListItselfAmongTheInstances() {
        await().atMost(SOON).untilAsserted(() -> assertThat(instances("registry")).anySatisfy(instance -> {
            assertThat(instance.get("state").asText()).isEqualTo("RUNNING");
            assertThat(instance.get("instance").asText()).startsWith("registry-");
            assertThat(instance.get("heardSecondsAgo").asLong()).isLessThan(10);
            assertThat(Instant.parse(instance.get("startedAt").asText())).isBefore(Instant.now());
        }));
    }

    @Test
    void shouldShowWhatEachPartitionWaitsForAndTheGatesLag() throws Exception {
        Instant since = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(60);
        assertThat(http.json("/api/v1/operations").at("/cells/0/state").asText()).isEqualTo("UNGOVERNED");
        ComponentHeartbeat.Wait wait =
                new ComponentHeartbeat.Wait("crm.customers.v1.ingest", 1, 42, since, "schema 9: <b>down</b>");
        ComponentHeartbeat.Cell cell =
                new ComponentHeartbeat.Cell("crm", State.WAITING, Optional.empty(), List.of(wait), 1);
        records.heartbeat(new ComponentHeartbeat("gate", "gate-a-1", since, Instant.now(),
                ComponentHeartbeat.Status.of(State.WAITING, Optional.empty(), List.of(cell))));
        for (int i = 0; i < 5; i++) {
            records.send("crm.customers.v1.ingest", "same key", new byte[] {0});
        }
        commitFirstRecordOf("mesh.gate.crm", "crm.customers.v1.ingest");

        await().atMost(SOON).untilAsserted(() -> {
            JsonNode operations = http.json("/api/v1/operations");
            assertThat(operations.at("/cells/0/domain").asText()).isEqualTo("crm");
            assertThat(operations.at("/cells/0/state").asText()).isEqualTo("WAITING");
            assertThat(operations.at("/cells/0/lag").asLong()).isEqualTo(4);
            assertThat(operations.get("waits")).singleElement().satisfies(waiting -> {
                assertThat(waiting.get("topic").asText()).isEqualTo("crm.customers.v1.ingest");
                assertThat(waiting.get("offset").asLong()).isEqualTo(42);
                assertThat(waiting.get("since").asText()).isEqualTo(since.toString());
                assertThat(waiting.get("missing").asText()).isEqualTo("schema 9: <b>down</b>");
            });
            assertThat(operations.at("/lag/problem").isNull()).isTrue();
            assertThat(operations.at("/lag/cells/0/group").asText()).isEqualTo("mesh.gate.crm");
            assertThat(operations.at("/lag/cells/0/topics/0/partitions")).singleElement().satisfies(partition -> {
                assertThat(partition.get("committed").asLong()).isEqualTo(1);
                assertThat(partition.get("end").asLong()).isEqualTo(5);
            });
        });
    }

    @Test
    void shouldShowThroughput() {
        Instant now = Instant.now();
        records.metrics("crm.customers", now.minusSeconds(3_600), 30, Map.of("rule.violated", 2L));
        records.metrics("crm.customers", now, 100, Map.of("schema.unknown", 3L));

        await().atMost(SOON).untilAsserted(() -> {
            JsonNode rates = http.json("/api/v1/products/crm.customers/rates");
            assertThat(rates.at("/total/accepted").asLong()).isEqualTo(130);
            assertThat(rates.get("quarantine").findValuesAsText("code")).containsExactly("schema.unknown",
                    "rule.violated");
            assertThat(rates.get("minutes")).hasSize(2);
            assertThat(rates.at("/live/accepted").asDouble()).isEqualTo(10.0);
            assertThat(http.json("/api/v1/operations").at("/throughput/total/accepted").asDouble()).isEqualTo(10.0);
        });
    }

    @Test
    void shouldShowTheHistoryOfServiceLevels() {
        Instant now = Instant.now();
        records.sla("crm.customers", "fresh", "MET", 900, 12.0, now.minusSeconds(7_200));
        records.sla("crm.customers", "fresh", "BREACHED", 900, 1_000.5, now.minusSeconds(3_600));
        records.sla("crm.customers", "fresh", "WAITING", 900, null, now);

        await().atMost(SOON).untilAsserted(() -> {
            JsonNode objective = http.json("/api/v1/products/crm.customers/sla/history").at("/items/0");
            assertThat(objective.get("objective").asText()).isEqualTo("fresh");
            assertThat(objective.get("samples").findValuesAsText("state")).containsExactly("MET", "BREACHED",
                    "WAITING");
            assertThat(objective.at("/samples/1/actual").asDouble()).isEqualTo(1_000.5);
            assertThat(objective.at("/samples/2/actual").isNull()).isTrue();
        });
    }

    @Test
    void shouldAnswerWithAProblemWhenTheProductIsUnknown() {
        for (String path : List.of("rates", "sla/history")) {
            HttpResponse<String> answer = http.get("/api/v1/products/crm.custmers/" + path);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(PlainHttpClient.json(answer).get("fix").asText()).contains("crm.customers");
        }
    }

    private static List<JsonNode> instances(String component) {
        List<JsonNode> found = new java.util.ArrayList<>();
        http.json("/api/v1/operations").get("instances").forEach(instance -> {
            if (instance.get("component").asText().equals(component)) {
                found.add(instance);
            }
        });
        return found;
    }

    /** In whichever partition the record is. */
    private static void commitFirstRecordOf(String group, String topic) throws Exception {
        try (Admin admin = mesh.broker().admin()) {
            for (int i = 0; i < 3; i++) {
                TopicPartition partition = new TopicPartition(topic, i);
                long end = admin.listOffsets(Map.of(partition, org.apache.kafka.clients.admin.OffsetSpec.latest()))
                        .partitionResult(partition).get().offset();
                if (end > 0) {
                    admin.alterConsumerGroupOffsets(group, Map.of(partition, new OffsetAndMetadata(1))).all().get();
                }
            }
        }
    }
}
