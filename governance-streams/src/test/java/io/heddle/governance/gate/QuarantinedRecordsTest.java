// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.ReasonCode;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

import static io.heddle.governance.gate.CellUnderTest.GOOD;
import static io.heddle.governance.gate.CellUnderTest.header;
import static io.heddle.governance.gate.CellUnderTest.text;
import static org.assertj.core.api.Assertions.assertThat;

/** What a cell rejects, why, and what it keeps of it. */
class QuarantinedRecordsTest {
    /** Takes the record and where it came from, and no violation. */
    private static final long TIGHT = 450;

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
    void shouldQuarantineWhenARuleIsBroken() {
        try (CellUnderTest cell = new CellUnderTest(Customers.standard())) {
            cell.send(Customers.key(1), Customers.value(1, "a@b.c", -1));
            cell.assertQuarantined(ReasonCode.RULE_VIOLATED);
        }
    }

    @Test
    void shouldQuarantineWhenBytesAreNotWireFormat() {
        for (byte[] value : List.of(new byte[0], new byte[] {0, 0, 0, 1}, text("{\"customer_id\":1}"))) {
            try (CellUnderTest cell = new CellUnderTest(Customers.standard())) {
                cell.send(Customers.key(1), value);
                cell.assertQuarantined(ReasonCode.NOT_WIRE_FORMAT);
            }
        }
    }

    @Test
    void shouldQuarantineWhenBytesAreTruncated() {
        try (CellUnderTest cell = new CellUnderTest(Customers.standard())) {
            cell.send(Customers.key(1), Arrays.copyOf(GOOD, GOOD.length - 2));
            cell.assertQuarantined(ReasonCode.UNDECODABLE);
        }
    }

    @Test
    void shouldQuarantineWhenSchemaIdIsUnknown() {
        try (CellUnderTest cell = new CellUnderTest(Customers.standard())) {
            cell.know(99, Plan.Part.VALUE);
            cell.send(Customers.key(1), Customers.value(99, Customers.SCHEMA, Customers.record(Customers.SCHEMA, 1, "a", 1)));
            cell.assertQuarantined(ReasonCode.SCHEMA_UNKNOWN);
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
            cell.assertQuarantined(ReasonCode.SCHEMA_INCOMPATIBLE);
        }
    }

    @Test
    void shouldQuarantineWhenWriterSchemaIsNotAvro() {
        try (CellUnderTest cell = new CellUnderTest(Customers.standard())) {
            cell.registry.put(99, new SchemaLookup.Answer.NotAvro());
            cell.know(99, Plan.Part.VALUE);
            cell.send(Customers.key(1), new byte[] {0, 0, 0, 0, 99, 1, 2, 3});
            cell.assertQuarantined(ReasonCode.SCHEMA_INCOMPATIBLE);
        }
    }

    @Test
    void shouldQuarantineWhenTheOutputIsTooLarge() {
        try (CellUnderTest cell = new CellUnderTest(Customers.standard())) {
            cell.limits.put(Customers.FULL, 200L);
            cell.send(Customers.key(1), GOOD);
            cell.assertQuarantined(ReasonCode.TOO_LARGE);
        }
    }
}
