// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;

/** The life of a contract over HTTP on a real broker: each test continues where the one before it ended. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ContractApiOnBrokerTest {
    private static final String CUSTOMERS = "/api/v1/contracts/crm.customers";
    private static final String JSON = "application/json";

    private static RegistryFixture mesh;
    private static PlainHttpClient http;

    @BeforeAll
    static void start() throws IOException {
        mesh = RegistryFixture.start();
        http = mesh.http();
    }

    @AfterAll
    static void stop() {
        mesh.close();
    }

    @Test
    @Order(1)
    void shouldPlanWithoutChangingAnythingWhenItIsADryRun() throws Exception {
        HttpResponse<String> plan =
                http.put(CUSTOMERS + "?dryRun=true", JSON, customers("1.0.0", RegistryContractFixture.CUSTOMER));

        assertThat(plan.statusCode()).isEqualTo(200);
        assertThat(PlainHttpClient.json(plan).get("dryRun").asBoolean()).isTrue();
        assertThat(PlainHttpClient.json(plan).get("changes")).hasSize(18)
                .allSatisfy(change -> assertThat(change.get("action").asText()).isEqualTo("create"));
        assertThat(topics()).noneMatch(topic -> topic.startsWith("crm."));
        assertThat(http.get(CUSTOMERS).statusCode()).isEqualTo(404);
    }

    @Test
    @Order(2)
    void shouldPublishAContractWhenItIsNew() throws Exception {
        HttpResponse<String> created = http.put(CUSTOMERS, JSON, customers("1.0.0", RegistryContractFixture.CUSTOMER));

        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(created.headers().firstValue("ETag")).contains("\"1.0.0\"");
        assertThat(topics()).contains("crm.customers.v1", "crm.customers.v1.full", "crm.customers.v1.ingest",
                "crm.customers.v1.quarantine");
        assertThat(config("crm.customers.v1.quarantine", "retention.ms")).isEqualTo("1209600000");
        assertThat(config("crm.customers.v1.quarantine", "message.timestamp.type")).isEqualTo("LogAppendTime");
        assertThat(config("crm.customers.v1.quarantine", "cleanup.policy")).isEqualTo("delete");
        assertThat(config("crm.customers.v1.ingest", "retention.ms")).as("the gate deletes decided records")
                .isEqualTo("-1");
        assertThat(config("crm.customers.v1.ingest", "retention.bytes")).isEqualTo("-1");
        assertThat(config("crm.customers.v1.ingest", "segment.ms")).isEqualTo("86400000");
        assertThat(config("crm.customers.v1", "retention.ms")).isEqualTo("31536000000");
        JsonNode product = http.json("/api/v1/products/crm.customers");
        assertThat(product.get("version").asText()).isEqualTo("1.0.0");
        assertThat(product.at("/ports/0/masks/email").asText()).isEqualTo("hash");
        assertThat(product.at("/ports/0/audience")).as("everybody").isEmpty();
        assertThat(product.at("/ports/1/audience").valueStream().map(JsonNode::asText)).containsExactly("crm");
        assertThat(product.at("/topics/ingest").asText()).isEqualTo("crm.customers.v1.ingest");
        assertThat(product.at("/keySchemaId").isInt()).isTrue();
        assertThat(http.json("/api/v1/domains/crm").get("owner").asText()).isEqualTo("crm-team");
    }

    @Test
    @Order(3)
    void shouldKeepEverythingWhenTheSameContractIsResubmitted() {
        HttpResponse<String> again = http.put(CUSTOMERS, JSON, customers("1.0.0", RegistryContractFixture.CUSTOMER));

        assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
        assertThat(PlainHttpClient.json(again).get("changes"))
                .allSatisfy(
                        change -> assertThat(change.get("action").asText()).as(change.toString()).isEqualTo("keep"));
    }

    @Test
    @Order(4)
    void shouldRefuseWithAConflictWhenTheVersionOrTheSchemaIsWrong() {
        assertProblem(http.put(CUSTOMERS, JSON, customers("1.0.0", RegistryContractFixture.CUSTOMER_WITH_NAME)),
                409, "contract.version.taken");
        assertProblem(
                http.put(CUSTOMERS, JSON, customers("0.9.0", RegistryContractFixture.CUSTOMER).replace(".v0", ".v1")),
                422,
                "contract.invalid");
        assertProblem(
                http.put(CUSTOMERS, JSON,
                        customers("1.1.0", RegistryContractFixture.CUSTOMER.replace("postal_code", "zip"))),
                409, "contract.schema.incompatible");
    }

    @Test
    @Order(5)
    void shouldHonourIfMatch() {
        String next = customers("1.1.0", RegistryContractFixture.CUSTOMER_WITH_NAME);

        assertProblem(http.put(CUSTOMERS, JSON, next, "If-Match", "\"0.1.0\""), 412, "precondition.failed");
        assertThat(http.put(CUSTOMERS, JSON, next, "If-Match", "\"1.0.0\"").statusCode()).isEqualTo(201);
    }

    @Test
    @Order(6)
    void shouldServeTheContractAsApplied() {
        HttpResponse<String> yaml = http.get(CUSTOMERS);

        assertThat(yaml.body()).isEqualTo(RegistryContractFixture.customers("1.1.0"));
        assertThat(yaml.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/yaml");
        assertThat(yaml.headers().firstValue("ETag")).contains("\"1.1.0\"");
        assertThat(http.get(CUSTOMERS, "If-None-Match", "\"1.1.0\"").statusCode()).isEqualTo(304);
        JsonNode json = http.json(CUSTOMERS + "/versions/1.0.0");
        assertThat(json.get("contract").asText()).isEqualTo(RegistryContractFixture.customers("1.0.0"));
        assertThat(json.get("schemas").get("schemas/customer.avsc").asText())
                .isEqualTo(RegistryContractFixture.CUSTOMER);
        assertThat(http.json(CUSTOMERS + "/versions").findValuesAsText("version")).containsExactly("1.0.0", "1.1.0");
        assertProblem(http.get(CUSTOMERS + "/versions/3.0.0"), 404, "version.unknown");
    }

    @Test
    @Order(7)
    void shouldPublishEventsOfItsChanges() {
        Awaitility.await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(http.json("/api/v1/events").findValuesAsText("message")).contains(
                        "Domain crm registered, owner crm-team",
                        "Contract crm.customers@1.0.0 applied",
                        "Contract crm.customers@1.1.0 applied"));
        assertThat(http.json("/api/v1/events?limit=1&product=crm.customers").findValuesAsText("subject"))
                .containsExactly("1.1.0");
        assertThat(http.json("/api/v1/sla").get("items")).isEmpty();
    }

    @Test
    void shouldLetOneReplicaSucceedWhenTwoPublishTheSameVersion() {
        try (RegistryServer replica = mesh.startReplica()) {
            PlainHttpClient other = new PlainHttpClient(replica.uri());
            for (int version = 0; version < 5; version++) {
                String mine = leads("1." + version + ".0", "mine");
                String theirs = leads("1." + version + ".0", "theirs");
                String path = "/api/v1/contracts/crm.leads";

                CompletableFuture<HttpResponse<String>> first = CompletableFuture.supplyAsync(
                        () -> http.put(path, JSON, mine));
                CompletableFuture<HttpResponse<String>> second = CompletableFuture.supplyAsync(
                        () -> other.put(path, JSON, theirs));

                assertThat(List.of(first.join().statusCode(), second.join().statusCode()))
                        .as(first.join().body() + second.join().body())
                        .containsExactlyInAnyOrder(201, 409);
                Awaitility.await().atMost(Duration.ofSeconds(20))
                        .untilAsserted(() -> assertThat(other.get(path).body()).isEqualTo(http.get(path).body()));
            }
        }
    }

    @Test
    void shouldReportEveryFaultWithItsPositionWhenTheContractIsInvalid() {
        HttpResponse<String> answer = http.put("/api/v1/contracts/crm.offers", "application/yaml", """
                apiVersion: v3.1.0
                kind: DataContract
                id: crm.offers
                domain: crm
                dataProduct: offers
                version: one
                status: on
                """);

        assertProblem(answer, 422, "contract.invalid");
        assertThat(PlainHttpClient.json(answer).get("violations").size()).isGreaterThan(1);
        assertThat(PlainHttpClient.json(answer).get("violations")).anySatisfy(violation -> {
            assertThat(violation.get("line").asInt()).isEqualTo(6);
            assertThat(violation.get("fix").asText()).isNotEmpty();
        });
    }

    private static String leads(String version, String purpose) {
        return RegistryContractFixture.bundle(RegistryContractFixture.customers(version).replace("customers", "leads")
                .replace("Who our leads are", purpose), RegistryContractFixture.CUSTOMER);
    }

    private static String customers(String version, String schema) {
        return RegistryContractFixture.bundle(RegistryContractFixture.customers(version), schema);
    }

    private static void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(PlainHttpClient.json(response).get("code").asText()).isEqualTo(code);
        assertThat(PlainHttpClient.json(response).get("fix").asText()).isNotEmpty();
    }

    private static Set<String> topics() throws Exception {
        try (Admin admin = mesh.broker().admin()) {
            return admin.listTopics().names().get();
        }
    }

    private static String config(String topic, String name) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = mesh.broker().admin()) {
            Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
            return Objects.requireNonNull(config).get(name).value();
        }
    }
}
