// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.mesh;

import io.heddle.contract.ProductId;
import io.heddle.contract.SchemaId;
import io.heddle.contract.mesh.ComponentHeartbeat.Cell;
import io.heddle.contract.mesh.ComponentHeartbeat.State;
import io.heddle.contract.mesh.ComponentHeartbeat.Status;
import io.heddle.contract.mesh.ComponentHeartbeat.Wait;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The encoding of records on the mesh topics must not change: other versions of Heddle read and write the same topics.
 */
class MeshRecordGoldenTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-01-01T00:01:00Z");
    private static final String GOLDEN = golden();

    private static final GateMetrics METRICS = new GateMetrics(
            "crm.customers", "crm.customers@1.2.0", 3, START, END, new GateMetrics.Counts(41, 3, 2, 82, 12_345, 23_456),
            Map.of("rule_violated", 2L, "undecodable", 1L), Map.of("amount_positive", 2L),
            Optional.of(END.minusMillis(1)), Map.of("note email", 1L),
            new GateMetrics.Latency(Map.of("4", 1L, "inf", 1L), 100_003, 100_000), OptionalLong.of(7));

    private static final GateMetrics NOTHING_COUNTED = new GateMetrics(
            "crm.customers", "", 0, Instant.ofEpochMilli(-1), Instant.ofEpochMilli(-1),
            new GateMetrics.Counts(0, 0, 0, 0, 0, 0), Map.of(), Map.of(), Optional.empty(), Map.of(),
            GateMetrics.Latency.NONE, OptionalLong.empty());

    private static String golden() {
        try (InputStream in = Objects.requireNonNull(
                MeshRecordGoldenTest.class.getResourceAsStream("/golden/mesh-records.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String name) {
        return GOLDEN.lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> HexFormat.of().parseHex(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldKeepTheEncodingOfMetrics() {
        assertThat(GateMetricsCodec.encode(METRICS, new SchemaId(4713))).isEqualTo(bytes("metrics"));
        assertThat(GateMetricsCodec.decode(bytes("metrics"), MeshSchemas.metrics())).contains(METRICS);
        assertThat(GateMetricsCodec.encode(NOTHING_COUNTED, new SchemaId(4713))).isEqualTo(bytes("metrics-empty"));
        assertThat(GateMetricsCodec.decode(bytes("metrics-empty"), MeshSchemas.metrics())).contains(NOTHING_COUNTED);
    }

    @Test
    void shouldKeepTheEncodingOfMetricsInAnOlderSchema() {
        Set<String> later = Set.of("suspected", "latency_ms", "latency_sum_ms", "latency_max_ms", "lag");
        Schema older = Schema.createRecord("GateMetrics", "", "io.heddle.mesh", false,
                MeshSchemas.metrics().getFields().stream()
                        .filter(field -> !later.contains(field.name()))
                        .map(field -> new Schema.Field(field, field.schema()))
                        .toList());

        assertThat(GateMetricsCodec.encode(METRICS, new SchemaId(4713), older))
                .isEqualTo(bytes("metrics-older-schema"));
        assertThat(GateMetricsCodec.decode(bytes("metrics-older-schema"), older)).get().satisfies(read -> {
            assertThat(read.counts()).isEqualTo(METRICS.counts());
            assertThat(read.suspected()).isEmpty();
            assertThat(read.latency()).isEqualTo(GateMetrics.Latency.NONE);
            assertThat(read.lag()).isEmpty();
        });
    }

    @Test
    void shouldKeepTheEncodingOfSlaStatuses() {
        SlaStatusReport breached = new SlaStatusReport("crm.customers", "fresh", "freshness", "crm.customers@1.2.0",
                SlaObjectiveState.BREACHED, 900, OptionalDouble.of(1200.5), START, END,
                "last record accepted 1200.5 s ago");
        SlaStatusReport waiting = new SlaStatusReport("crm.customers", "fresh", "freshness", "crm.customers@1.2.0",
                SlaObjectiveState.WAITING, 0.01, OptionalDouble.empty(), START, END, "no records in 5 min");

        assertThat(SlaStatusCodec.encode(breached, new SchemaId(4711))).isEqualTo(bytes("sla-breached"));
        assertThat(SlaStatusCodec.decode(bytes("sla-breached"), MeshSchemas.sla())).contains(breached);
        assertThat(SlaStatusCodec.encode(waiting, new SchemaId(4711))).isEqualTo(bytes("sla-waiting"));
        assertThat(SlaStatusCodec.decode(bytes("sla-waiting"), MeshSchemas.sla())).contains(waiting);
    }

    @Test
    void shouldSayWaitingInsteadOfUnknownInAnOlderSchema() {
        SlaStatusReport unknown = new SlaStatusReport("crm.customers", "fresh", "freshness", "crm.customers@1.2.0",
                SlaObjectiveState.UNKNOWN, 900, OptionalDouble.empty(), START, END, "not read yet");
        Schema older = new Schema.Parser().parse(MeshSchemas.sla().toString()
                .replace("\"BREACHED\",\"UNKNOWN\"]", "\"BREACHED\"]"));

        byte[] current = SlaStatusCodec.encode(unknown, new SchemaId(4711));
        byte[] before = SlaStatusCodec.encode(unknown, new SchemaId(4711), older);

        assertThat(SlaStatusCodec.decode(current, MeshSchemas.sla())).contains(unknown);
        assertThat(SlaStatusCodec.decode(before, older)).get()
                .extracting(SlaStatusReport::state).isEqualTo(SlaObjectiveState.WAITING);
    }

    @Test
    void shouldKeepTheEncodingOfEvents() {
        MeshEvent violation = MeshEvent.of("schema.violation", ProductId.parse("crm.customers"),
                "crm.customers.v1.ingest-value", "schema 57 cannot write ü", Map.of("schema", "57"), END,
                List.of("crm.customers@1.2.0", "57"));
        MeshEvent breached = new MeshEvent(UUID.fromString("f995c2ac-5b9a-3143-8b2f-8566a0463357"), "sla.breached",
                Optional.of(ProductId.parse("crm.customers")), "fresh",
                "freshness of crm.customers: last record accepted 1200.5 s ago",
                Map.of("property", "freshness", "contract", "crm.customers@1.2.0"), END);

        assertThat(MeshEventCodec.encode(violation, new SchemaId(4712))).isEqualTo(bytes("event-violation"));
        assertThat(MeshEventCodec.decode(bytes("event-violation"), MeshSchemas.events())).contains(violation);
        assertThat(MeshEventCodec.encode(breached, new SchemaId(4712))).isEqualTo(bytes("event-breached"));
        assertThat(MeshEventCodec.decode(bytes("event-breached"), MeshSchemas.events())).contains(breached);
    }

    @Test
    void shouldReadAnEventWithoutAProduct() {
        MeshEvent domain = new MeshEvent(UUID.randomUUID(), "domain.registered", Optional.empty(), "crm",
                "Domain crm registered, owner ops", Map.of("owner", "ops"), END);

        byte[] value = MeshEventCodec.encode(domain, new SchemaId(1));

        assertThat(MeshEventCodec.decode(value, MeshSchemas.events())).contains(domain);
        assertThat(domain.key()).isEqualTo("crm");
    }

    @Test
    void shouldKeepTheEncodingOfHeartbeats() {
        Wait wait = new Wait("crm.customers.v1.ingest", 2, 42, END.minusSeconds(10), "schema 57");
        ComponentHeartbeat heartbeat = new ComponentHeartbeat("gate", "gate-1", START, END,
                new Status(State.WAITING, Optional.of("topics"), Optional.empty(),
                        List.of(new Cell("crm", State.RUNNING, Optional.of("TimeoutException"), List.of(wait), 1)), 1));

        Schema withoutCodes = new Schema.Parser().parse(MeshSchemas.heartbeats().toString()
                .replaceAll(",\\{\"name\":\"(waiting_for_)?code\"[^}]*}", ""));
        assertThat(HeartbeatCodec.encode(heartbeat, new SchemaId(4714), withoutCodes)).isEqualTo(bytes("heartbeat"));
        assertThat(HeartbeatCodec.decode(bytes("heartbeat"), withoutCodes)).contains(heartbeat);
    }

    @Test
    void shouldReadNothingFromBytesOfAnotherSchema() {
        byte[] cut = Arrays.copyOf(bytes("metrics"), 40);
        byte[] unframed = bytes("metrics");
        unframed[0] = 1;
        byte[] wild = new byte[60];
        Arrays.fill(wild, 5, 60, (byte) 0x7f);

        assertThat(GateMetricsCodec.decode(cut, MeshSchemas.metrics())).isEmpty();
        assertThat(GateMetricsCodec.decode(unframed, MeshSchemas.metrics())).isEmpty();
        assertThat(GateMetricsCodec.decode(wild, MeshSchemas.metrics())).isEmpty();
        assertThat(SlaStatusCodec.decode(wild, MeshSchemas.sla())).isEmpty();
        assertThat(MeshEventCodec.decode(wild, MeshSchemas.events())).isEmpty();
        assertThat(HeartbeatCodec.decode(wild, MeshSchemas.heartbeats())).isEmpty();
        assertThat(HeartbeatCodec.decode(null, MeshSchemas.heartbeats())).isEmpty();
    }
}
