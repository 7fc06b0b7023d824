// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;

import static io.heddle.governance.gate.CellUnderTest.GOOD;
import static io.heddle.governance.gate.CellUnderTest.header;
import static io.heddle.governance.gate.CellUnderTest.read;
import static io.heddle.governance.gate.CellUnderTest.text;
import static org.assertj.core.api.Assertions.assertThat;

/** What leaves a cell by the output ports. */
class PublishedRecordsTest {
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
}
