// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import io.heddle.contract.SchemaId;
import io.heddle.contract.Severity;
import io.heddle.contract.mesh.GateMetrics;
import io.heddle.contract.mesh.GateMetricsCodec;
import io.heddle.contract.mesh.MeshSchemas;
import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.gate.internal.metrics.PartitionCounts;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.OptionalLong;

import static io.heddle.governance.gate.internal.cell.CellFixture.GOOD;
import static io.heddle.governance.gate.internal.cell.CellFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

/** What a cell counts for the records it processes. */
class CellCountsTest {
    @Test
    void shouldCountEveryDecision() {
        byte[] bad = CustomerProductFixture.value(1, "a@b.c", -1);
        try (CellFixture cell = new CellFixture(CustomerProductFixture.standard())) {
            for (int i = 0; i < 7; i++) {
                cell.send(CustomerProductFixture.key(1), GOOD);
            }
            cell.send(CustomerProductFixture.key(1), bad);
            cell.send(CustomerProductFixture.key(1), bad);
            cell.send(CustomerProductFixture.key(1), text("x"));

            int key = CustomerProductFixture.key(1).length;
            int out = cell.recordsOn(CustomerProductFixture.OUTPUT).stream().mapToInt(r -> r.value().length + key).sum()
                    + cell.recordsOn(CustomerProductFixture.FULL).stream().mapToInt(r -> r.value().length + key).sum();
            GateMetrics metrics = cell.metrics();
            assertThat(metrics.product()).isEqualTo("crm.customers");
            assertThat(metrics.contract()).isEqualTo("crm.customers@1.0.0");
            assertThat(metrics.counts().accepted()).isEqualTo(7L);
            assertThat(metrics.counts().rejected()).isEqualTo(3L);
            assertThat(metrics.counts().masked()).isEqualTo(7L);
            assertThat(metrics.counts().bytesIn())
                    .isEqualTo(7L * GOOD.length + 2L * bad.length + 1 + 10L * key);
            assertThat(metrics.counts().bytesOut()).isEqualTo((long) out);
            assertThat(metrics.rejectedByReason())
                    .isEqualTo(Map.of("rule_violated", 2L, "not_wire_format", 1L));
            assertThat(metrics.violatedRules()).isEqualTo(Map.of("amount.minimum", 2L));
            assertThat(metrics.lastAcceptedAt()).contains(CellFixture.NOW);
            assertThat(cell.transactionCounts.drain()).isEmpty();
        }
    }

    @Test
    void shouldPublishAndCountWhenOnlyAWarningRuleIsBroken() {
        try (CellFixture cell = new CellFixture(CustomerProductFixture.standard().minimum(0, Severity.WARNING))) {
            cell.send(CustomerProductFixture.key(1), CustomerProductFixture.value(1, "a@b.c", -1));

            assertThat(cell.recordsOn(CustomerProductFixture.OUTPUT)).hasSize(1);
            GateMetrics metrics = cell.metrics();
            assertThat(metrics.counts().accepted()).isEqualTo(1L);
            assertThat(metrics.counts().warned()).isEqualTo(1L);
            assertThat(metrics.violatedRules()).isEqualTo(Map.of("amount.minimum", 1L));
        }
    }

    @Test
    void shouldReportLatencyAndBacklog() {
        try (CellFixture cell = new CellFixture(CustomerProductFixture.standard())) {
            cell.send(CustomerProductFixture.key(1), GOOD);
            PartitionCounts counts = cell.transactionCounts.drain().getFirst();
            counts.countSuspected("note email");
            counts.countSuspected("note email");

            counts.measureLag((partition, decided) -> OptionalLong.of(100 * partition.partition() + 10 + decided));
            GateMetrics metrics = counts.toMetrics();

            assertThat(metrics.latency().recordsByBound()).isEqualTo(Map.of("65536", 1L));
            assertThat(metrics.latency().sumMillis()).isEqualTo(60_000L);
            assertThat(metrics.latency().maxMillis()).isEqualTo(60_000L);
            assertThat(metrics.lag()).hasValue(10L);
            assertThat(metrics.suspected()).isEqualTo(Map.of("note email", 2L));
        }
    }

    @Test
    void shouldWriteMetricsInAnOlderSchemaWithoutItsMissingFields() {
        Schema older = Schema.createRecord("GateMetrics", "", "io.heddle.mesh", false,
                MeshSchemas.metrics().getFields().stream()
                        .filter(field -> MeshSchemas.metrics().getFields().indexOf(field) < 14)
                        .map(field -> new Schema.Field(field, field.schema()))
                        .toList());
        try (CellFixture cell = new CellFixture(CustomerProductFixture.standard())) {
            cell.send(CustomerProductFixture.key(1), GOOD);

            byte[] value = GateMetricsCodec.encode(
                    cell.transactionCounts.drain().getFirst().toMetrics(), new SchemaId(9), older);

            assertThat(GateMetricsCodec.decode(value, older)).get().satisfies(read -> {
                assertThat(read.counts().accepted()).isEqualTo(1L);
                assertThat(read.lag()).isEmpty();
                assertThat(read.latency()).isEqualTo(GateMetrics.Latency.NONE);
            });
        }
    }
}
