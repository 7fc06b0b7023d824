// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.ContractStatus;
import io.heddle.contract.DomainName;
import io.heddle.contract.Mask;
import io.heddle.contract.ReasonCode;
import io.heddle.contract.Severity;
import io.heddle.governance.MeshSchemas;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

import static io.heddle.governance.gate.CellUnderTest.header;
import static io.heddle.governance.gate.CellUnderTest.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CellTopologyTest {
    /** Takes the record and where it came from, and no violation. */
    private static final long TIGHT = 450;
    private static final byte[] GOOD = Customers.value(1, "a@b.c", 10);

    private static void assertQuarantined(CellUnderTest cell, ReasonCode reason) {
        TestRecord<byte[], byte[]> record = cell.only(Customers.QUARANTINE);
        assertThat(header(record, "heddle-reason")).isEqualTo(reason.code());
        assertThat(header(record, "heddle-violations")).contains("\"message\"");
        assertThat(header(record, "heddle-source-topic")).isEqualTo(Customers.INGEST);
        assertThat(header(record, "heddle-source-partition")).isEqualTo("0");
        assertThat(header(record, "heddle-source-offset")).isEqualTo("0");
        assertThat(cell.on(Customers.OUTPUT)).isEmpty();
        assertThat(cell.on(Customers.FULL)).isEmpty();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void shouldLookAsReviewedWhenDescribed() throws IOException {
        Ledger ledger = new Ledger();
        String description = CellTopology.of(
                        new DomainName("crm"), topic -> { throw new NotReadyException(topic); },
                        () -> Bench.alone(() -> new Judge(topic -> 0)), () -> Exit.bySinks(ledger), (record, thrown) -> {})
                .describe()
                .toString();
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/golden/cell-topology.txt"))) {
            assertThat(description.strip()).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
    }

    @Test
    void shouldPublishOnEveryPortWithItsOwnMasksWhenRecordIsGood() {
        try (CellUnderTest cell = new CellUnderTest(Customers.standard())) {
            cell.send(Customers.key(1), GOOD);

            TestRecord<byte[], byte[]> masked = cell.only(Customers.OUTPUT);
            TestRecord<byte[], byte[]> full = cell.only(Customers.FULL);
            assertThat(read(masked).get("email").toString()).isEqualTo("token-of-a@b.c");
            assertThat(read(full).get("email").toString()).isEqualTo("a@b.c");
            assertThat(masked.key()).isEqualTo(Customers.key(1));
            assertThat(masked.timestamp()).isEqualTo(CellUnderTest.NOW.minusSeconds(60).toEpochMilli());
            assertThat(masked.value()).startsWith(0, 0, 0, 0, Customers.VALUE_ID);
            assertThat(cell.on(Customers.QUARANTINE)).isEmpty();
        }
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
        try (CellUnderTest cell = new CellUnderTest(Customers.standard())) {
            cell.send(Customers.key(1), GOOD, headers);

            TestRecord<byte[], byte[]> record = cell.only(Customers.OUTPUT);
            assertThat(Arrays.stream(record.headers().toArray()).map(header ->
                            header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8)))
                    .containsExactlyInAnyOrder(
                            "ce_specversion=1.0",
                            "ce_id=order-17",
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
        try (CellUnderTest cell = new CellUnderTest(Customers.standard())) {
            cell.send(Customers.key(1), GOOD, headers);

            TestRecord<byte[], byte[]> record = cell.only(Customers.OUTPUT);
            assertThat(header(record, "ce_id")).isEqualTo("crm.customers.v1.ingest-0-0");
            assertThat(header(record, "ce_time")).isEqualTo("2026-02-03T04:04:06Z");
            assertThat(header(record, "traceparent")).isNull();
        }
    }

    @Test
    void shouldKeepOriginalBytesAndHeadersWhenQuarantining() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("x-customer", text("Ada"));
        headers.add("heddle-reason", text("forged"));
        byte[] bad = Customers.value(1, "a@b.c", -1);
        try (CellUnderTest cell = new CellUnderTest(Customers.standard())) {
            cell.send(Customers.key(1), bad, headers);

            TestRecord<byte[], byte[]> record = cell.only(Customers.QUARANTINE);
            assertThat(record.value()).isEqualTo(bad);
            assertThat(record.key()).isEqualTo(Customers.key(1));
            assertThat(header(record, "x-customer")).isEqualTo("Ada");
            assertThat(header(record, "heddle-reason")).isEqualTo("rule_violated");
            assertThat(record.headers().headers("heddle-reason")).hasSize(1);
            assertThat(header(record, "heddle-contract")).isEqualTo("crm.customers@1.0.0");
            assertThat(header(record, "heddle-violations"))
                    .isEqualTo("[{\"rule\":\"amount.minimum\",\"path\":\"amount\",\"value\":\"long\","
                            + "\"message\":\"is below the minimum\"}]");
        }
    }

    @Test
    void shouldQuarantineWhenARuleIsBroken() {
        try (CellUnderTest cell = new CellUnderTest(Customers.standard())) {
            cell.send(Customers.key(1), Customers.value(1, "a@b.c", -1));
            assertQuarantined(cell, ReasonCode.RULE_VIOLATED);
        }
    }

    @Test
    void shouldPublishAndCountWhenOnlyAWarningRuleIsBroken() {
        try (CellUnderTest cell = new CellUnderTest(Customers.standard().minimum(0, Severity.WARNING))) {
            cell.send(Customers.key(1), Customers.value(1, "a@b.c", -1));

            assertThat(cell.on(Customers.OUTPUT)).hasSize(1);
            GenericRecord metrics = metrics(cell);
            assertThat(metrics.get("accepted")).isEqualTo(1L);
            assertThat(metrics.get("warned")).isEqualTo(1L);
            assertThat(metrics.get("violated_rules")).isEqualTo(Map.of("amount.minimum", 1L));
        }
    }

    @Test
    void shouldQuarantineWhenBytesAreNotWireFormat() {
        for (byte[] value : List.of(new byte[0], new byte[] {0, 0, 0, 1}, text("{\"customer_id\":1}"))) {
            try (CellUnderTest cell = new CellUnderTest(Customers.standard())) {
                cell.send(Customers.key(1), value);
                assertQuarantined(cell, ReasonCode.NOT_WIRE_FORMAT);
            }
        }
    }

    @Test
    void shouldQuarantineWhenSchemaIdIsUnknown() {
        try (CellUnderTest cell = new CellUnderTest(Customers.standard())) {
            cell.know(99, Plan.Part.VALUE);
            cell.send(Customers.key(1), Customers.value(99, Customers.SCHEMA, Customers.record(Customers.SCHEMA, 1, "a", 1)));
            assertQuarantined(cell, ReasonCode.SCHEMA_UNKNOWN);
        }
    }

    @Test
    void shouldQuarantineWhenWriterSchemaIsIncompatible() {
        GenericRecord other = new GenericData.Record(Customers.OTHER);
        other.put("something", 1.0);
        try (CellUnderTest cell = new CellUnderTest(Customers.standard())) {
            cell.registry.put(99, new SchemaLookup.Answer.Found(Customers.OTHER));
            cell.know(99, Plan.Part.VALUE);
            cell.send(Customers.key(1), Customers.value(99, Customers.OTHER, other));
            assertQuarantined(cell, ReasonCode.SCHEMA_INCOMPATIBLE);
        }
    }

    @Test
    void shouldQuarantineWhenWriterSchemaIsNotAvro() {
        try (CellUnderTest cell = new CellUnderTest(Customers.standard())) {
            cell.registry.put(99, new SchemaLookup.Answer.NotAvro());
            cell.know(99, Plan.Part.VALUE);
            cell.send(Customers.key(1), new byte[] {0, 0, 0, 0, 99, 1, 2, 3});
            assertQuarantined(cell, ReasonCode.SCHEMA_INCOMPATIBLE);
        }
    }

    @Test
    void shouldPublishInTheContractsSchemaWhenWriterIsOlder() {
        byte[] old = Customers.value(99, Customers.OLD, Customers.record(Customers.OLD, 1, "a@b.c", 1));
        try (CellUnderTest cell = new CellUnderTest(Customers.standard())) {
            cell.registry.put(99, new SchemaLookup.Answer.Found(Customers.OLD));
            cell.know(99, Plan.Part.VALUE);
            cell.send(Customers.key(1), old);

            TestRecord<byte[], byte[]> record = cell.only(Customers.OUTPUT);
            assertThat(record.value()).startsWith(0, 0, 0, 0, Customers.VALUE_ID);
            assertThat(read(record).get("note").toString()).isEqualTo("none");
        }
    }

    @Test
    void shouldQuarantineWhenBytesAreTruncated() {
        try (CellUnderTest cell = new CellUnderTest(Customers.standard())) {
            cell.send(Customers.key(1), Arrays.copyOf(GOOD, GOOD.length - 2));
            assertQuarantined(cell, ReasonCode.UNDECODABLE);
        }
    }

    @Test
    void shouldQuarantineWhenTheOutputIsTooLarge() {
        try (CellUnderTest cell = new CellUnderTest(Customers.standard())) {
            cell.limits.put(Customers.FULL, 200L);
            cell.send(Customers.key(1), GOOD);
            assertQuarantined(cell, ReasonCode.TOO_LARGE);
        }
    }

    @Test
    void shouldCarryTheMarkOfAReplayToEveryPortAndBackIntoQuarantine() {
        String mark = "run=mf3k2x9a.x7q1;from=0:12;first=4711;attempt=2";
        RecordHeaders headers = new RecordHeaders();
        headers.add("heddle-replay", text(mark));
        try (CellUnderTest cell = new CellUnderTest(Customers.standard())) {
            cell.send(Customers.key(1), GOOD, headers);
            cell.send(Customers.key(1), Customers.value(1, "a@b.c", -1), headers);

            assertThat(header(cell.only(Customers.OUTPUT), "heddle-replay")).isEqualTo(mark);
            assertThat(header(cell.only(Customers.FULL), "heddle-replay")).isEqualTo(mark);
            TestRecord<byte[], byte[]> rejected = cell.only(Customers.QUARANTINE);
            assertThat(rejected.headers().headers("heddle-replay")).hasSize(1);
            assertThat(header(rejected, "heddle-replay")).isEqualTo(mark);
            assertThat(header(rejected, "heddle-source-timestamp"))
                    .isEqualTo(Long.toString(CellUnderTest.NOW.minusSeconds(60).toEpochMilli()));
        }
    }

    @Test
    void shouldDropTheMarkOfAReplayWhenItIsFreeText() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("heddle-replay", text("run=Ada.Lovelace;from=0:12;first=4711;attempt=2"));
        try (CellUnderTest cell = new CellUnderTest(Customers.standard())) {
            cell.send(Customers.key(1), GOOD, headers);
            cell.send(Customers.key(1), Customers.value(1, "a@b.c", -1), headers);

            assertThat(header(cell.only(Customers.OUTPUT), "heddle-replay")).isNull();
            assertThat(header(cell.only(Customers.QUARANTINE), "heddle-replay")).isNull();
        }
    }

    @Test
    void shouldShortenOnlyTheViolationsWhenQuarantineIsTight() {
        byte[] bad = Customers.value(1, "a@b.c", -1);
        try (CellUnderTest cell = new CellUnderTest(Customers.standard())) {
            cell.limits.put(Customers.QUARANTINE, TIGHT);
            cell.send(Customers.key(1), bad);

            TestRecord<byte[], byte[]> record = cell.only(Customers.QUARANTINE);
            assertThat(record.value()).isEqualTo(bad);
            assertThat(header(record, "heddle-violations")).isEqualTo("[]");
            assertThat(header(record, "heddle-reason")).isEqualTo("rule_violated");
        }
    }

    @Test
    void shouldQuarantineTombstoneWhenTheProductIsNotCompacted() {
        try (CellUnderTest cell = new CellUnderTest(Customers.standard())) {
            cell.send(Customers.key(1), null);
            assertQuarantined(cell, ReasonCode.TOMBSTONE_NOT_ALLOWED);
        }
    }

    @Test
    void shouldPassTombstoneToEveryPortWhenTheProductIsCompacted() {
        try (CellUnderTest cell = new CellUnderTest(
                Customers.standard().compactedTopic().keyMasked(new Mask.Hash()))) {
            cell.send(Customers.key(1), null);

            assertThat(cell.only(Customers.FULL).key()).isEqualTo(Customers.key(1));
            TestRecord<byte[], byte[]> masked = cell.only(Customers.OUTPUT);
            assertThat(masked.value()).isNull();
            assertThat(masked.key()).isEqualTo(Customers.key(1 ^ 0xABCDEFL));
            assertThat(metrics(cell).get("accepted")).isEqualTo(1L);
        }
    }

    @Test
    void shouldPassTextKeyUnchangedWhenTheKeyIsNotMasked() {
        try (CellUnderTest cell = new CellUnderTest(Customers.standard())) {
            cell.send(text("1"), GOOD);
            assertThat(cell.only(Customers.OUTPUT).key()).isEqualTo(text("1"));
        }
    }

    @Test
    void shouldMaskTextKeyAsTextWhenThePortMasksTheKey() {
        try (CellUnderTest cell = new CellUnderTest(Customers.standard().keyMasked(new Mask.Hash()))) {
            cell.send(text("1"), GOOD);
            assertThat(cell.only(Customers.OUTPUT).key()).isEqualTo(text(Long.toString(1 ^ 0xABCDEFL)));
            assertThat(cell.only(Customers.FULL).key()).isEqualTo(text("1"));
        }
    }

    @Test
    void shouldTakeAnyTextWhenTheKeyIsAString() {
        try (CellUnderTest cell = new CellUnderTest(Customers.standard()
                .keyed(Schema.create(Schema.Type.STRING))
                .keyMasked(new Mask.Hash()))) {
            cell.send(text("Zoë"), GOOD);
            assertThat(cell.only(Customers.OUTPUT).key()).isEqualTo(text("token-of-Zoë"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "1.0", "01", "+1", "-0", " 1", "", "99999999999999999999"})
    void shouldQuarantineWhenTextKeyIsNoNumber(String key) {
        try (CellUnderTest cell = new CellUnderTest(Customers.standard())) {
            cell.send(text(key), GOOD);
            assertQuarantined(cell, ReasonCode.KEY_MISMATCH);
        }
    }

    @Test
    void shouldQuarantineWhenTheKeyIsMissing() {
        try (CellUnderTest cell = new CellUnderTest(Customers.standard())) {
            cell.send(null, GOOD);
            assertQuarantined(cell, ReasonCode.KEY_MISMATCH);
        }
    }

    @Test
    void shouldQuarantineWhenTheKeyIsBrokenAvro() {
        try (CellUnderTest cell = new CellUnderTest(Customers.standard())) {
            cell.send(new byte[] {0, 0, 0, 0, Customers.KEY_ID, (byte) 0x80}, GOOD);
            assertQuarantined(cell, ReasonCode.KEY_MISMATCH);
        }
    }

    @Test
    void shouldQuarantineWhenTheKeysSchemaIsUnknown() {
        try (CellUnderTest cell = new CellUnderTest(Customers.standard())) {
            cell.know(55, Plan.Part.KEY);
            cell.send(new byte[] {0, 0, 0, 0, 55, 2}, GOOD);
            assertQuarantined(cell, ReasonCode.KEY_MISMATCH);
        }
    }

    @Test
    void shouldTakeOnlyNullKeysWhenTheProductIsKeyless() {
        try (CellUnderTest cell = new CellUnderTest(Customers.standard().keyless())) {
            cell.send(null, GOOD);
            assertThat(cell.only(Customers.OUTPUT).key()).isNull();
        }
        try (CellUnderTest cell = new CellUnderTest(Customers.standard().keyless())) {
            cell.send(text("Ada Lovelace"), GOOD);
            assertQuarantined(cell, ReasonCode.KEY_MISMATCH);
        }
    }

    @Test
    void shouldJudgeByTheNewContractWhenItChangesWhileRunning() {
        try (CellUnderTest cell = new CellUnderTest(Customers.standard())) {
            cell.send(Customers.key(1), GOOD);
            assertThat(header(cell.only(Customers.OUTPUT), "heddle-contract")).isEqualTo("crm.customers@1.0.0");

            cell.apply(Customers.standard(), Customers.standard().version("1.1.0").minimum(100, Severity.ERROR));
            cell.send(Customers.key(1), GOOD);

            TestRecord<byte[], byte[]> record = cell.only(Customers.QUARANTINE);
            assertThat(header(record, "heddle-contract")).isEqualTo("crm.customers@1.1.0");
        }
    }

    @Test
    void shouldKeepKnownWritersWhenTheContractChanges() {
        byte[] old = Customers.value(99, Customers.OLD, Customers.record(Customers.OLD, 1, "a@b.c", 1));
        try (CellUnderTest cell = new CellUnderTest(Customers.standard())) {
            cell.registry.put(99, new SchemaLookup.Answer.Found(Customers.OLD));
            cell.know(99, Plan.Part.VALUE);
            cell.know(98, Plan.Part.VALUE);
            cell.apply(Customers.standard(), Customers.standard().version("1.1.0"));

            cell.send(Customers.key(1), old);
            cell.send(Customers.key(1), new byte[] {0, 0, 0, 0, 98});

            assertThat(cell.on(Customers.OUTPUT)).hasSize(1);
            assertThat(header(cell.only(Customers.QUARANTINE), "heddle-reason")).isEqualTo("schema_unknown");
        }
    }

    @Test
    void shouldQuarantineWhenTheContractIsNoLongerInForce() {
        try (CellUnderTest cell = new CellUnderTest(Customers.standard().status(ContractStatus.RETIRED))) {
            cell.send(Customers.key(1), GOOD);

            TestRecord<byte[], byte[]> record = cell.only(Customers.QUARANTINE);
            assertThat(header(record, "heddle-reason")).isEqualTo("no_contract");
            assertThat(header(record, "heddle-contract")).isNull();
        }
    }

    @Test
    void shouldFailRatherThanGuessWhenARecordWasLetInTooEarly() {
        try (CellUnderTest cell = new CellUnderTest(Customers.standard())) {
            assertThatThrownBy(() -> cell.send(Customers.key(1), new byte[] {0, 0, 0, 0, 99, 0}))
                    .hasRootCauseInstanceOf(NotReadyException.class);
            assertThat(cell.on(Customers.QUARANTINE)).isEmpty();
        }
    }

    @Test
    void shouldCountEverythingWhenRecordsAreJudged() {
        byte[] bad = Customers.value(1, "a@b.c", -1);
        try (CellUnderTest cell = new CellUnderTest(Customers.standard())) {
            for (int i = 0; i < 7; i++) {
                cell.send(Customers.key(1), GOOD);
            }
            cell.send(Customers.key(1), bad);
            cell.send(Customers.key(1), bad);
            cell.send(Customers.key(1), text("x"));

            int key = Customers.key(1).length;
            int out = cell.on(Customers.OUTPUT).stream().mapToInt(r -> r.value().length + key).sum()
                    + cell.on(Customers.FULL).stream().mapToInt(r -> r.value().length + key).sum();
            GenericRecord metrics = metrics(cell);
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
            assertThat(metrics.get("last_accepted_at")).isEqualTo(CellUnderTest.NOW.toEpochMilli());
            assertThat(cell.ledger.drain()).isEmpty();
        }
    }

    @Test
    void shouldTellHowLongRecordsTookAndHowManyWait() {
        try (CellUnderTest cell = new CellUnderTest(Customers.standard())) {
            cell.send(Customers.key(1), GOOD);
            Tally tally = cell.ledger.drain().getFirst();
            tally.suspect("note email");
            tally.suspect("note email");

            tally.measureLag((partition, judged) -> OptionalLong.of(100 * partition.partition() + 10 + judged));
            GenericRecord metrics = tally.toRecord(MeshSchemas.METRICS);

            assertThat(metrics.get("latency_ms")).isEqualTo(Map.of("65536", 1L));
            assertThat(metrics.get("latency_sum_ms")).isEqualTo(60_000L);
            assertThat(metrics.get("latency_max_ms")).isEqualTo(60_000L);
            assertThat(metrics.get("lag")).isEqualTo(10L);
            assertThat(metrics.get("suspected")).isEqualTo(Map.of("note email", 2L));
        }
    }

    @Test
    void shouldWriteMetricsOfAnOlderContractWithWhatThatHas() {
        Schema older = Schema.createRecord("GateMetrics", "", "io.heddle.mesh", false, MeshSchemas.METRICS.getFields().stream()
                .filter(field -> MeshSchemas.METRICS.getFields().indexOf(field) < 14)
                .map(field -> new Schema.Field(field, field.schema()))
                .toList());
        try (CellUnderTest cell = new CellUnderTest(Customers.standard())) {
            cell.send(Customers.key(1), GOOD);

            byte[] avro = MeshSchemas.encode(cell.ledger.drain().getFirst().toRecord(older));

            GenericRecord read = MeshSchemas.decode(older, MeshSchemas.METRICS, avro, 0, avro.length);
            assertThat(read.get("accepted")).isEqualTo(1L);
            assertThat(read.get("lag")).isNull();
            assertThat(read.get("latency_ms")).isEqualTo(Map.of());
        }
    }

    @Test
    void shouldKeepThePartitionNumberWhenForwarding() {
        Plan plan = new PlanMaker(new ReferenceEngine(), Duration.ofMinutes(1))
                .make(Promise.of(Customers.standard().entry(), Collections.emptyNavigableMap()), Map.of(), Map.of());
        Ingest record = new Ingest(Customers.INGEST, 5, 42, 0, Customers.key(1), GOOD, new RecordHeaders());

        Judgement judgement = new Judge(topic -> 1_000_000).judge(plan, record, CellUnderTest.NOW);

        assertThat(judgement).isInstanceOfSatisfying(Judgement.Publish.class, publish -> assertThat(publish.outputs())
                .allSatisfy(output -> assertThat(output.partition()).isEqualTo(5))
                .extracting(Outgoing::topic)
                .containsExactly(Customers.OUTPUT, Customers.FULL));
    }

    private static GenericRecord metrics(CellUnderTest cell) {
        List<Tally> tallies = cell.ledger.drain();
        assertThat(tallies).hasSize(1);
        return tallies.get(0).toRecord(MeshSchemas.METRICS);
    }
}
