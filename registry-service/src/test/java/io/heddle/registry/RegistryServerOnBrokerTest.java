// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.heddle.registry.config.RegistryConfig;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The service around the API on a real broker: health, metrics, its description and its port. */
class RegistryServerOnBrokerTest {
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
    void shouldServeInfoAndHealth() {
        JsonNode answer = http.json("/api/v1/mesh");

        assertThat(answer.get("bootstrapServers").asText()).isEqualTo(mesh.bootstrapServers());
        assertThat(http.json("/health").get("status").asText()).isEqualTo("UP");
        assertThat(http.json("/health/liveness").get("status").asText()).isEqualTo("UP");
        assertThat(http.json("/health/readiness").at("/details/mesh/status").asText()).isEqualTo("UP");
        assertThat(http.get("/openapi.yml").body()).contains("openapi: 3.", "/api/v1/contracts/{id}", "dryRun");
    }

    @Test
    void shouldExportRequestsByRouteAndJvmMetricsToPrometheus() {
        http.get("/api/v1/products/mesh.metrics");
        http.get("/api/v1/products/not.there");

        // A request is counted after its response was sent.
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            HttpResponse<String> metrics = http.get("/metrics");
            assertThat(metrics.statusCode()).isEqualTo(200);
            assertThat(metrics.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
            assertThat(metrics.body())
                    .contains("heddle_ready 1.0", "jvm_memory_used_bytes", "http_server_requests_seconds_count{")
                    .contains("uri=\"/api/v1/products/{id}\"")
                    .doesNotContain("not.there");
        });
        assertThat(http.get("/prometheus").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldReportTheFixWhenThePortIsInUse() {
        RegistryConfig config =
                RegistryConfig.local(mesh.bootstrapServers(), mesh.schemas().uri(), mesh.uri().getPort());

        assertThatThrownBy(() -> RegistryServer.start(config))
                .isInstanceOfSatisfying(RegistryStartException.class,
                        e -> assertThat(e.reason()).isEqualTo(RegistryStartException.Reason.PORT_IN_USE))
                .hasMessageContaining("in use by another program");
    }
}
