// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import io.heddle.contract.Severity;
import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.gate.internal.metrics.PartitionCounts;
import io.heddle.governance.internal.wire.MeshTopicAvro;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.OptionalLong;

import static io.heddle.governance.gate.internal.cell.CellFixture.GOOD;
import static io.heddle.governance.gate.internal.cell.CellFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

/** What a cell counts of the records it judges. */
class CellCountsTest {
    @Test
    void shouldCountEverythingWhenRecordsAreJudged() {
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
            GenericRecord metrics = cell.metrics();
            assertThat(metrics.get("product")).isEqualTo("crm.customers");
            assertThat(metrics.get("contract")).isEqualTo("crm.customers@1.0.0");
            assertThat(metrics.get("accepted")).isEqualTo(7L);
            assertThat(metrics.get("rejected")).isEqualTo(3L);
            assertThat(metrics.get("masked")).isEqualTo(7L);
            assertThat(metrics.get("bytes_in"))
                    .isEqualTo(7L * GOOD.length + 2L * bad.length + 1 + 10L * key);
            assertThat(metrics.get("bytes_out")).isEqualTo((long) out);
            assertThat(metrics.get("rejected_by_reason"))
                    .isEqualTo(Map.of("rule_violated", 2L, "not_wire_format", 1L));
            assertThat(metrics.get("violated_rules")).isEqualTo(Map.of("amount.minimum", 2L));
            assertThat(metrics.get("last_accepted_at")).isEqualTo(CellFixture.NOW.toEpochMilli());
            assertThat(cell.transactionCounts.drain()).isEmpty();
        }
    }

    @Test
    void shouldPublishAndCountWhenOnlyAWarningRuleIsBroken() {
        try (CellFixture cell = new CellFixture(CustomerProductFixture.standard().minimum(0, Severity.WARNING))) {
            cell.send(CustomerProductFixture.key(1), CustomerProductFixture.value(1, "a@b.c", -1));

            assertThat(cell.recordsOn(CustomerProductFixture.OUTPUT)).hasSize(1);
            GenericRecord metrics = cell.metrics();
            assertThat(metrics.get("accepted")).isEqualTo(1L);
            assertThat(metrics.get("warned")).isEqualTo(1L);
            assertThat(metrics.get("violated_rules")).isEqualTo(Map.of("amount.minimum", 1L));
        }
    }

    @Test
    void shouldTellHowLongRecordsTookAndHowManyWait() {
        try (CellFixture cell = new CellFixture(CustomerProductFixture.standard())) {
            cell.send(CustomerProductFixture.key(1), GOOD);
            PartitionCounts counts = cell.transactionCounts.drain().getFirst();
            counts.countSuspected("note email");
            counts.countSuspected("note email");

            counts.measureLag((partition, judged) -> OptionalLong.of(100 * partition.partition() + 10 + judged));
            GenericRecord metrics = counts.toRecord(MeshTopicAvro.METRICS);

            assertThat(metrics.get("latency_ms")).isEqualTo(Map.of("65536", 1L));
            assertThat(metrics.get("latency_sum_ms")).isEqualTo(60_000L);
            assertThat(metrics.get("latency_max_ms")).isEqualTo(60_000L);
            assertThat(metrics.get("lag")).isEqualTo(10L);
            assertThat(metrics.get("suspected")).isEqualTo(Map.of("note email", 2L));
        }
    }

    @Test
    void shouldWriteMetricsOfAnOlderContractWithWhatThatHas() {
        Schema older = Schema.createRecord("GateMetrics", "", "io.heddle.mesh", false,
                MeshTopicAvro.METRICS.getFields().stream()
                        .filter(field -> MeshTopicAvro.METRICS.getFields().indexOf(field) < 14)
                        .map(field -> new Schema.Field(field, field.schema()))
                        .toList());
        try (CellFixture cell = new CellFixture(CustomerProductFixture.standard())) {
            cell.send(CustomerProductFixture.key(1), GOOD);

            byte[] avro = MeshTopicAvro.encode(cell.transactionCounts.drain().getFirst().toRecord(older));

            GenericRecord read = MeshTopicAvro.decode(older, MeshTopicAvro.METRICS, avro, 0, avro.length);
            assertThat(read.get("accepted")).isEqualTo(1L);
            assertThat(read.get("lag")).isNull();
            assertThat(read.get("latency_ms")).isEqualTo(Map.of());
        }
    }
}
