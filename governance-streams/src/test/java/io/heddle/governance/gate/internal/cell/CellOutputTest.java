// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.fixture.ReferenceEngine;
import io.heddle.governance.gate.internal.decision.RecordDeciderFixture;
import io.heddle.governance.gate.internal.decision.RecordDecision;
import io.heddle.governance.gate.internal.plan.ContractInForce;
import io.heddle.governance.gate.internal.plan.EnforcementPlan;
import io.heddle.governance.gate.internal.plan.PlanCompiler;
import io.heddle.governance.gate.internal.record.IngestRecord;
import io.heddle.governance.gate.internal.record.OutputRecord;
import io.heddle.governance.gate.internal.schema.RecordPart;
import io.heddle.governance.gate.internal.schema.SchemaLookup;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import static io.heddle.governance.gate.internal.cell.CellFixture.GOOD;
import static io.heddle.governance.gate.internal.cell.CellFixture.header;
import static io.heddle.governance.gate.internal.cell.CellFixture.read;
import static io.heddle.governance.gate.internal.cell.CellFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

/** What a cell publishes to the output ports. */
class CellOutputTest {
    @Test
    void shouldPublishOnEveryPortWithItsOwnMasksWhenRecordIsValid() {
        try (CellFixture cell = new CellFixture(CustomerProductFixture.standard())) {
            cell.send(CustomerProductFixture.key(1), GOOD);

            TestRecord<byte[], byte[]> masked = cell.onlyRecordOn(CustomerProductFixture.OUTPUT);
            TestRecord<byte[], byte[]> full = cell.onlyRecordOn(CustomerProductFixture.FULL);
            assertThat(read(masked).get("email").toString()).isEqualTo("token-of-a@b.c");
            assertThat(read(full).get("email").toString()).isEqualTo("a@b.c");
            assertThat(masked.key()).isEqualTo(CustomerProductFixture.key(1));
            assertThat(masked.timestamp()).isEqualTo(CellFixture.NOW.minusSeconds(60).toEpochMilli());
            assertThat(masked.value()).startsWith(0, 0, 0, 0, CustomerProductFixture.VALUE_ID);
            assertThat(cell.recordsOn(CustomerProductFixture.QUARANTINE)).isEmpty();
        }
    }

    @Test
    void shouldPublishInTheContractsSchemaWhenWriterIsOlder() {
        byte[] old = CustomerProductFixture.value(99, CustomerProductFixture.OLD,
                CustomerProductFixture.record(CustomerProductFixture.OLD, 1, "a@b.c", 1));
        try (CellFixture cell = new CellFixture(CustomerProductFixture.standard())) {
            cell.registry.put(99, new SchemaLookup.Answer.Found(CustomerProductFixture.OLD));
            cell.resolveWriter(99, RecordPart.VALUE);
            cell.send(CustomerProductFixture.key(1), old);

            TestRecord<byte[], byte[]> record = cell.onlyRecordOn(CustomerProductFixture.OUTPUT);
            assertThat(record.value()).startsWith(0, 0, 0, 0, CustomerProductFixture.VALUE_ID);
            assertThat(read(record).get("note").toString()).isEqualTo("none");
        }
    }

    @Test
    void shouldKeepThePartitionNumberWhenForwarding() {
        EnforcementPlan plan = new PlanCompiler(new ReferenceEngine(), Duration.ofMinutes(1))
                .compilePlan(
                        ContractInForce.of(CustomerProductFixture.standard().entry(), List.of()),
                        Map.of(), Map.of());
        IngestRecord record = new IngestRecord(CustomerProductFixture.INGEST, 5, 42, 0, CustomerProductFixture.key(1),
                GOOD, new RecordHeaders());

        RecordDecision decision =
                RecordDeciderFixture.decider(topic -> 1_000_000).decide(plan, record, CellFixture.NOW);

        assertThat(decision).isInstanceOfSatisfying(RecordDecision.Publish.class,
                publish -> assertThat(publish.outputs())
                        .allSatisfy(output -> assertThat(output.partition()).isEqualTo(5))
                        .extracting(OutputRecord::topic)
                        .containsExactly(CustomerProductFixture.OUTPUT, CustomerProductFixture.FULL));
    }

    @Test
    void shouldSetAndKeepOnlyKnownHeadersWhenPublishing() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("ce_id", text("order-17"));
        headers.add("ce_time", text("2026-01-01T00:00:00Z"));
        headers.add("ce_subject", text("Ada Lovelace"));
        headers.add("ce_type", text("forged"));
        headers.add("heddle-contract", text("forged"));
        headers.add("x-customer", text("Ada Lovelace"));
        headers.add("traceparent", text("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
        try (CellFixture cell = new CellFixture(CustomerProductFixture.standard())) {
            cell.send(CustomerProductFixture.key(1), GOOD, headers);

            TestRecord<byte[], byte[]> record = cell.onlyRecordOn(CustomerProductFixture.OUTPUT);
            assertThat(Arrays.stream(record.headers().toArray())
                    .map(header -> header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8)))
                    .containsExactlyInAnyOrder(
                            "ce_specversion=1.0",
                            "ce_id=crm.customers.v1.ingest-0-0",
                            "ce_originalid=order-17",
                            "ce_dataschema=urn:heddle:crm.customers.v1-value:7",
                            "ce_source=/heddle/crm/customers",
                            "ce_type=crm.customers.v1",
                            "ce_time=2026-01-01T00:00:00Z",
                            "content-type=application/vnd.confluent.avro",
                            "traceparent=00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                            "heddle-contract=crm.customers@1.0.0");
        }
    }

    @Test
    void shouldReplaceMalformedHeadersWhenPublishing() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("ce_id", text("Ada Lovelace, born 1815"));
        headers.add("ce_time", text("yesterday"));
        headers.add("traceparent", text("mallory"));
        try (CellFixture cell = new CellFixture(CustomerProductFixture.standard())) {
            cell.send(CustomerProductFixture.key(1), GOOD, headers);

            TestRecord<byte[], byte[]> record = cell.onlyRecordOn(CustomerProductFixture.OUTPUT);
            assertThat(header(record, "ce_id")).isEqualTo("crm.customers.v1.ingest-0-0");
            assertThat(header(record, "ce_time")).isEqualTo("2026-02-03T04:04:06Z");
            assertThat(header(record, "traceparent")).isNull();
        }
    }

    @Test
    void shouldCopyTheReplayMarkToEveryPortAndIntoQuarantine() {
        String mark = "run=mf3k2x9a.x7q1;from=0:12;first=4711;attempt=2";
        RecordHeaders headers = new RecordHeaders();
        headers.add("heddle-replay", text(mark));
        try (CellFixture cell = new CellFixture(CustomerProductFixture.standard())) {
            cell.send(CustomerProductFixture.key(1), GOOD, headers);
            cell.send(CustomerProductFixture.key(1), CustomerProductFixture.value(1, "a@b.c", -1), headers);

            assertThat(header(cell.onlyRecordOn(CustomerProductFixture.OUTPUT), "heddle-replay")).isEqualTo(mark);
            assertThat(header(cell.onlyRecordOn(CustomerProductFixture.FULL), "heddle-replay")).isEqualTo(mark);
            TestRecord<byte[], byte[]> rejected = cell.onlyRecordOn(CustomerProductFixture.QUARANTINE);
            assertThat(rejected.headers().headers("heddle-replay")).hasSize(1);
            assertThat(header(rejected, "heddle-replay")).isEqualTo(mark);
            assertThat(header(rejected, "heddle-source-timestamp"))
                    .isEqualTo(Long.toString(CellFixture.NOW.minusSeconds(60).toEpochMilli()));
        }
    }

    @Test
    void shouldDropAMalformedReplayMark() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("heddle-replay", text("run=Ada.Lovelace;from=0:12;first=4711;attempt=2"));
        try (CellFixture cell = new CellFixture(CustomerProductFixture.standard())) {
            cell.send(CustomerProductFixture.key(1), GOOD, headers);
            cell.send(CustomerProductFixture.key(1), CustomerProductFixture.value(1, "a@b.c", -1), headers);

            assertThat(header(cell.onlyRecordOn(CustomerProductFixture.OUTPUT), "heddle-replay")).isNull();
            assertThat(header(cell.onlyRecordOn(CustomerProductFixture.QUARANTINE), "heddle-replay")).isNull();
        }
    }
}
