// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import io.heddle.contract.ReasonCode;
import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.gate.internal.schema.RecordPart;
import io.heddle.governance.gate.internal.schema.SchemaLookup;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

import static io.heddle.governance.gate.internal.cell.CellFixture.GOOD;
import static io.heddle.governance.gate.internal.cell.CellFixture.header;
import static io.heddle.governance.gate.internal.cell.CellFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

/** Which records a cell rejects, why, and what quarantine contains. */
class CellQuarantineTest {
    /** A size limit that fits the record and its origin headers but no violation. */
    private static final long TIGHT = 450;

    @Test
    void shouldKeepOriginalBytesAndHeadersWhenQuarantining() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("x-customer", text("Ada"));
        headers.add("heddle-reason", text("forged"));
        byte[] bad = CustomerProductFixture.value(1, "a@b.c", -1);
        try (CellFixture cell = new CellFixture(CustomerProductFixture.standard())) {
            cell.send(CustomerProductFixture.key(1), bad, headers);

            TestRecord<byte[], byte[]> record = cell.onlyRecordOn(CustomerProductFixture.QUARANTINE);
            assertThat(record.value()).isEqualTo(bad);
            assertThat(record.key()).isEqualTo(CustomerProductFixture.key(1));
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
    void shouldTruncateOnlyTheViolationsWhenTheQuarantineLimitIsLow() {
        byte[] bad = CustomerProductFixture.value(1, "a@b.c", -1);
        try (CellFixture cell = new CellFixture(CustomerProductFixture.standard())) {
            cell.limits.put(CustomerProductFixture.QUARANTINE, TIGHT);
            cell.send(CustomerProductFixture.key(1), bad);

            TestRecord<byte[], byte[]> record = cell.onlyRecordOn(CustomerProductFixture.QUARANTINE);
            assertThat(record.value()).isEqualTo(bad);
            assertThat(header(record, "heddle-violations")).isEqualTo("[]");
            assertThat(header(record, "heddle-reason")).isEqualTo("rule_violated");
        }
    }

    @Test
    void shouldQuarantineWhenARuleIsBroken() {
        try (CellFixture cell = new CellFixture(CustomerProductFixture.standard())) {
            cell.send(CustomerProductFixture.key(1), CustomerProductFixture.value(1, "a@b.c", -1));
            cell.assertQuarantined(ReasonCode.RULE_VIOLATED);
        }
    }

    @Test
    void shouldQuarantineWhenBytesAreNotWireFormat() {
        for (byte[] value : List.of(new byte[0], new byte[] {0, 0, 0, 1}, text("{\"customer_id\":1}"))) {
            try (CellFixture cell = new CellFixture(CustomerProductFixture.standard())) {
                cell.send(CustomerProductFixture.key(1), value);
                cell.assertQuarantined(ReasonCode.NOT_WIRE_FORMAT);
            }
        }
    }

    @Test
    void shouldQuarantineWhenBytesAreTruncated() {
        try (CellFixture cell = new CellFixture(CustomerProductFixture.standard())) {
            cell.send(CustomerProductFixture.key(1), Arrays.copyOf(GOOD, GOOD.length - 2));
            cell.assertQuarantined(ReasonCode.UNDECODABLE);
        }
    }

    @Test
    void shouldQuarantineWhenSchemaIdIsUnknown() {
        try (CellFixture cell = new CellFixture(CustomerProductFixture.standard())) {
            cell.resolveWriter(99, RecordPart.VALUE);
            cell.send(CustomerProductFixture.key(1), CustomerProductFixture.value(99, CustomerProductFixture.SCHEMA,
                    CustomerProductFixture.record(CustomerProductFixture.SCHEMA, 1, "a", 1)));
            cell.assertQuarantined(ReasonCode.SCHEMA_UNKNOWN);
        }
    }

    @Test
    void shouldQuarantineWhenWriterSchemaIsIncompatible() {
        GenericRecord other = new GenericData.Record(CustomerProductFixture.OTHER);
        other.put("something", 1.0);
        try (CellFixture cell = new CellFixture(CustomerProductFixture.standard())) {
            cell.registry.put(99, new SchemaLookup.Answer.Found(CustomerProductFixture.OTHER));
            cell.resolveWriter(99, RecordPart.VALUE);
            cell.send(CustomerProductFixture.key(1),
                    CustomerProductFixture.value(99, CustomerProductFixture.OTHER, other));
            cell.assertQuarantined(ReasonCode.SCHEMA_INCOMPATIBLE);
        }
    }

    @Test
    void shouldQuarantineWhenWriterSchemaIsNotAvro() {
        try (CellFixture cell = new CellFixture(CustomerProductFixture.standard())) {
            cell.registry.put(99, new SchemaLookup.Answer.NotAvro());
            cell.resolveWriter(99, RecordPart.VALUE);
            cell.send(CustomerProductFixture.key(1), new byte[] {0, 0, 0, 0, 99, 1, 2, 3});
            cell.assertQuarantined(ReasonCode.SCHEMA_INCOMPATIBLE);
        }
    }

    @Test
    void shouldQuarantineWhenTheOutputIsTooLarge() {
        try (CellFixture cell = new CellFixture(CustomerProductFixture.standard())) {
            cell.limits.put(CustomerProductFixture.FULL, 200L);
            cell.send(CustomerProductFixture.key(1), GOOD);
            cell.assertQuarantined(ReasonCode.TOO_LARGE);
        }
    }
}
