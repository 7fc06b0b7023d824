// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.application;

import io.heddle.component.process.CannotStartException;
import io.heddle.component.settings.SettingSources;
import io.heddle.component.settings.SettingValues;
import io.heddle.contract.DomainName;
import io.heddle.contract.mesh.SlaObjectiveState;
import io.heddle.governance.gate.health.GateHealth;
import io.heddle.governance.gate.health.Missing;
import io.heddle.governance.gate.health.ProductCounts;
import io.heddle.governance.gate.health.ProductPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ComponentEndpointTest {
    private static final DomainName CRM = new DomainName("crm");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private volatile GateHealth health = new GateHealth(List.of(), Optional.of(new Missing.MeshLog()));
    private static final ProductPartition PARTITION = new ProductPartition("crm.customers", 3);

    private volatile Map<ProductPartition, ProductCounts> counts = Map.of();
    private volatile Map<ProductPartition, Long> lag = Map.of(PARTITION, 7L);
    private final PrometheusMeters meters = new PrometheusMeters(
            () -> GovernanceReadiness.of(health).isReady(),
            scrape -> new GateMeters(true).report(counts, health, lag, scrape));
    private final ComponentEndpoint endpoint =
            ComponentEndpoint.start(values("0"), GateSettings.PORT, () -> GovernanceReadiness.of(health),
                    meters::scrape);

    @AfterEach
    void stop() {
        endpoint.close();
        meters.close();
    }

    @Test
    void shouldBeAliveButNotReadyWhileItWaits() throws Exception {
        assertThat(get("/health/liveness").statusCode()).isEqualTo(200);
        assertThat(get("/health/readiness").statusCode()).isEqualTo(503);
        assertThat(get("/health/readiness").body())
                .isEqualTo(
                        "{\"status\":\"DOWN\",\"waitingFor\":\"mesh.registry to be read to its end\","
                                + "\"waitingForCode\":\"mesh_log\",\"cells\":[]}");
    }

    @Test
    void shouldBeReadyWhenEveryCellHasJoinedEvenIfAPartitionWaits() throws Exception {
        health = health(GateHealth.State.WAITING);

        HttpResponse<String> ready = get("/health/readiness");

        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(ready.body()).isEqualTo(
                "{\"status\":\"UP\",\"cells\":[{\"domain\":\"crm\",\"state\":\"WAITING\","
                        + "\"since\":\"1970-01-01T00:00:00Z\",\"waits\":["
                        + "{\"topic\":\"crm.customers.v1.ingest\",\"partition\":2,\"offset\":40,"
                        + "\"since\":\"1970-01-01T00:00:00Z\","
                        + "\"waitingFor\":\"the schema registry to answer\","
                        + "\"waitingForCode\":\"schema_registry\"}]}]}");
        health = health(GateHealth.State.RESTARTING);
        assertThat(get("/health/readiness").statusCode()).isEqualTo(503);
    }

    @Test
    void shouldExportCountsAndStatesAndDropRemovedProducts() throws Exception {
        health = health(GateHealth.State.RUNNING);
        counts = Map.of(PARTITION, counts(5), new ProductPartition("crm.customers", 0), counts(1));

        String text = get("/metrics").body();

        assertThat(text.lines()).contains(
                "heddle_gate_records_accepted_total{partition=\"0\",product=\"crm.customers\"} 1.0",
                "heddle_gate_partition_lag_records{partition=\"3\",product=\"crm.customers\"} 7.0",
                "heddle_gate_records_suspected_total{partition=\"3\",product=\"crm.customers\",what=\"note email\"}"
                        + " 6.0",
                "heddle_gate_latency_ms_total{partition=\"3\",product=\"crm.customers\"} 50.0",
                "heddle_gate_latency_within_total{le=\"0.004\",product=\"crm.customers\"} 0.0",
                "heddle_gate_latency_within_total{le=\"0.008\",product=\"crm.customers\"} 4.0",
                "heddle_gate_latency_within_total{le=\"65.536\",product=\"crm.customers\"} 4.0",
                "heddle_gate_latency_within_total{le=\"+Inf\",product=\"crm.customers\"} 6.0",
                "heddle_gate_records_accepted_total{partition=\"3\",product=\"crm.customers\"} 5.0",
                "heddle_gate_records_rejected_total{partition=\"3\",product=\"crm.customers\",reason=\"rule_violated\"}"
                        + " 2.0",
                "heddle_gate_records_rejected_total{partition=\"3\",product=\"crm.customers\",reason=\"undecodable\"}"
                        + " 1.0",
                "heddle_gate_records_warned_total{partition=\"3\",product=\"crm.customers\"} 3.0",
                "heddle_gate_fields_masked_total{partition=\"3\",product=\"crm.customers\"} 4.0",
                "heddle_gate_bytes_in_total{partition=\"3\",product=\"crm.customers\"} 100.0",
                "heddle_gate_bytes_out_total{partition=\"3\",product=\"crm.customers\"} 90.0",
                "heddle_gate_cell_state{domain=\"crm\",state=\"RUNNING\"} 1.0",
                "heddle_gate_cell_state{domain=\"crm\",state=\"RESTARTING\"} 0.0",
                "heddle_gate_partitions_waiting{domain=\"crm\"} 1.0",
                "heddle_gate_lag_records{domain=\"crm\"} 7.0",
                "heddle_ready 1.0");
        assertThat(text).contains("jvm_memory_used_bytes", "process_uptime_seconds");

        counts = Map.of();
        lag = Map.of();
        health = new GateHealth(List.of(), Optional.of(new Missing.MeshLog()));
        String later = get("/metrics").body();
        assertThat(later).doesNotContain("crm.customers", "cell_state").contains("heddle_ready 0.0");
    }

    @Test
    void shouldSumOverPartitionsIfPerPartitionMetricsAreOff() {
        counts = Map.of(PARTITION, counts(5), new ProductPartition("crm.customers", 0), counts(1));
        try (PrometheusMeters merged = new PrometheusMeters(
                () -> true, scrape -> new GateMeters(false).report(counts, health(GateHealth.State.RUNNING),
                        Map.of(PARTITION, 7L), scrape))) {
            assertThat(merged.scrape()).doesNotContain("partition=").contains(
                    "heddle_gate_records_accepted_total{product=\"crm.customers\"} 6.0",
                    "heddle_gate_records_rejected_total{product=\"crm.customers\",reason=\"rule_violated\"} 4.0",
                    "heddle_gate_lag_records{domain=\"crm\"} 7.0");
        }
    }

    @Test
    void shouldReportTheStalledCellAndItsCauseWithinLimits() throws Exception {
        List<GateHealth.Wait> waits = IntStream.range(0, 1_000)
                .mapToObj(partition -> new GateHealth.Wait("web.visits.v1.ingest", partition, 40, Instant.EPOCH,
                        new Missing.Topic("web.visits.v1", Missing.Topic.Use.WRITE)))
                .toList();
        health = new GateHealth(
                List.of(
                        new GateHealth.Cell(CRM, GateHealth.State.STALLED, Instant.ofEpochSecond(60), List.of(),
                                Optional.of("its thread hangs")),
                        new GateHealth.Cell(new DomainName("web"), GateHealth.State.WAITING, Instant.EPOCH, waits,
                                Optional.empty())),
                Optional.empty());

        HttpResponse<String> answer = get("/health");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .startsWith("{\"status\":\"DOWN\",\"cells\":[{\"domain\":\"crm\",\"state\":\"STALLED\","
                        + "\"since\":\"1970-01-01T00:01:00Z\",\"failure\":\"its thread hangs\"},{\"domain\":\"web\"")
                .contains("\"partition\":19,").doesNotContain("\"partition\":20,")
                .endsWith("\"waitsInAll\":1000}]}");
    }

    @Test
    void shouldExportTheStateOfEachObjective() {
        try (PrometheusMeters monitor = new PrometheusMeters(
                () -> true, scrape -> MonitorMeters
                        .report(Map.of("web.visits", Map.of("freshness", SlaObjectiveState.BREACHED)), scrape))) {
            assertThat(monitor.scrape().lines()).contains(
                    "heddle_sla_state{objective=\"freshness\",product=\"web.visits\",state=\"BREACHED\"} 1.0",
                    "heddle_sla_state{objective=\"freshness\",product=\"web.visits\",state=\"MET\"} 0.0");
        }
    }

    @Test
    void shouldServeKnownPathsToReadMethodsOnly() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(404);
        assertThat(get("/metrics/../health/liveness").statusCode()).isEqualTo(404);
        HttpRequest post = HttpRequest.newBuilder(endpoint.uri().resolve("/metrics"))
                .POST(HttpRequest.BodyPublishers.ofString("x".repeat(100)))
                .build();
        assertThat(HTTP.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
        HttpRequest head = HttpRequest.newBuilder(endpoint.uri().resolve("/health/liveness")).HEAD().build();
        assertThat(HTTP.send(head, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldReportWhichPortIsInUse() {
        String taken = Integer.toString(endpoint.uri().getPort());

        assertThatThrownBy(() -> ComponentEndpoint.start(values(taken), GateSettings.PORT,
                () -> GovernanceReadiness.stopping(), () -> ""))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContainingAll("127.0.0.1:" + taken, "HEDDLE_PORT (0 picks a free one)");
    }

    private static ProductCounts counts(long accepted) {
        return new ProductCounts(accepted, Map.of("rule_violated", 2L, "undecodable", 1L), 3, 4, 100, 90,
                Map.of("note email", 6L), new ProductCounts.Latency(Map.of("8", 2L, "inf", 1L), 50));
    }

    private static GateHealth health(GateHealth.State state) {
        GateHealth.Wait wait =
                new GateHealth.Wait("crm.customers.v1.ingest", 2, 40, Instant.EPOCH,
                        Missing.SchemaRegistry.ANSWER);
        return new GateHealth(List.of(new GateHealth.Cell(CRM, state, Instant.EPOCH, List.of(wait), Optional.empty())),
                Optional.empty());
    }

    private static SettingValues values(String port) {
        return SettingSources.of(Map.of(
                "HEDDLE_PORT", port, "HEDDLE_BOOTSTRAP_SERVERS", "127.0.0.1:1", "HEDDLE_KEYSET_FILE", "keys",
                "HEDDLE_SCHEMA_REGISTRY_URL", "http://127.0.0.1:1"))
                .read(GateSettings.CATALOG);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(URI.create(endpoint.uri() + path)).build(), BodyHandlers.ofString());
    }
}
