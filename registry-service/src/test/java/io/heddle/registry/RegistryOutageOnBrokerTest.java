// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.heddle.registry.config.RegistryConfig;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A missing or unavailable dependency is waited for and never leads to the rejection of a contract. Starts its
 * registries itself, because they are not ready at first; no broker is stopped, so it leases one like the others.
 */
class RegistryOutageOnBrokerTest {
    @Test
    void shouldReportWhatItWaitsForAndCatchUpWhenTheSchemaRegistryStartsLate() throws Exception {
        try (MeshBrokerLease broker = MeshBrokerLease.acquire();
                FakeSchemaRegistry schemas = FakeSchemaRegistry.start()) {
            schemas.failWith(503);
            try (RegistryServer registry = start(broker.bootstrapServers(), schemas.uri())) {
                PlainHttpClient http = new PlainHttpClient(registry.uri());
                Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(
                        () -> assertThat(waitingFor(http)).contains("The schema registry at " + schemas.uri()));
                assertThat(http.get("/health/liveness").statusCode()).isEqualTo(200);
                assertThat(http.get("/health/readiness").statusCode()).isEqualTo(503);
                assertUnavailable(http, "schema-registry.unavailable");

                schemas.failWith(0);

                Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> registry.waitingFor().isEmpty());
                assertThat(http.get("/health/readiness").statusCode()).isEqualTo(200);
                assertThat(publish(http).statusCode()).isEqualTo(201);
            }
        }
    }

    @Test
    void shouldServeAndReportWhatItWaitsForWhenKafkaIsUnavailable() {
        try (RegistryServer registry = start("127.0.0.1:1", URI.create("http://127.0.0.1:1"))) {
            PlainHttpClient http = new PlainHttpClient(registry.uri());

            assertThat(waitingFor(http)).contains("Kafka");
            assertThat(http.get("/health/readiness").statusCode()).isEqualTo(503);
            assertThat(http.get("/health/liveness").statusCode()).isEqualTo(200);
            assertThat(http.get("/api/v1/products").statusCode()).isEqualTo(503);
        }
    }

    private static RegistryServer start(String bootstrapServers, URI schemaRegistry) {
        return RegistryServer.start(new RegistryConfig("test", "127.0.0.1", 0,
                Map.of("bootstrap.servers", bootstrapServers), schemaRegistry, Map.of(), Duration.ofSeconds(2)));
    }

    private static String waitingFor(PlainHttpClient http) {
        JsonNode health = http.json("/health/readiness");
        return health.at("/details/mesh/details/waitingFor").asText();
    }

    private static HttpResponse<String> publish(PlainHttpClient http) {
        return http.put("/api/v1/contracts/crm.customers", "application/json",
                RegistryContractFixture.bundle(RegistryContractFixture.customers("1.0.0"),
                        RegistryContractFixture.CUSTOMER));
    }

    private static void assertUnavailable(PlainHttpClient http, String code) {
        HttpResponse<String> answer = publish(http);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(PlainHttpClient.json(answer).get("code").asText()).isEqualTo(code);
    }
}
