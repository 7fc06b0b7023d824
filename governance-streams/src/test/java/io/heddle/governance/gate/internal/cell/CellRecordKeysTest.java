// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import io.heddle.contract.Mask;
import io.heddle.contract.ReasonCode;
import io.heddle.contract.SchemaId;
import io.heddle.contract.wire.ConfluentFrame;
import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.fixture.ReferenceEngine;
import io.heddle.governance.gate.internal.schema.RecordPart;
import org.apache.avro.Schema;
import org.apache.kafka.common.serialization.LongSerializer;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.heddle.governance.gate.internal.cell.CellFixture.GOOD;
import static io.heddle.governance.gate.internal.cell.CellFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

/** Keys as text and as Avro, missing keys, and tombstones. */
class CellRecordKeysTest {
    @Test
    void shouldPublishTextKeyInTheDeclaredAvroForm() {
        try (CellFixture cell = new CellFixture(CustomerProductFixture.standard())) {
            cell.send(text("1"), GOOD);
            assertThat(cell.onlyRecordOn(CustomerProductFixture.OUTPUT).key()).isEqualTo(CustomerProductFixture.key(1));
        }
    }

    @Test
    void shouldPublishTheBytesOfANumberInTheDeclaredAvroForm() {
        try (CellFixture cell = new CellFixture(CustomerProductFixture.standard())) {
            cell.send(new LongSerializer().serialize("", 1L), GOOD);
            assertThat(cell.onlyRecordOn(CustomerProductFixture.OUTPUT).key()).isEqualTo(CustomerProductFixture.key(1));
        }
    }

    @Test
    void shouldPublishTombstoneWithTextKeyUnderTheSameKeyAsItsRecord() {
        try (CellFixture cell = new CellFixture(CustomerProductFixture.standard().compactedTopic())) {
            cell.send(CustomerProductFixture.key(1), GOOD);
            cell.send(text("1"), null);
            assertThat(cell.recordsOn(CustomerProductFixture.OUTPUT)).extracting(TestRecord::key)
                    .containsExactly(CustomerProductFixture.key(1), CustomerProductFixture.key(1));
        }
    }

    @Test
    void shouldMaskTextKeyAsTheFieldWhenThePortMasksTheKey() {
        try (CellFixture cell = new CellFixture(CustomerProductFixture.standard().keyMasked(new Mask.Hash()))) {
            cell.send(text("1"), GOOD);
            assertThat(cell.onlyRecordOn(CustomerProductFixture.OUTPUT).key())
                    .isEqualTo(CustomerProductFixture.key(1 ^ 0xABCDEFL));
            assertThat(cell.onlyRecordOn(CustomerProductFixture.FULL).key()).isEqualTo(CustomerProductFixture.key(1));
        }
    }

    @Test
    void shouldAcceptAnyTextWhenTheKeyIsAString() {
        try (CellFixture cell = new CellFixture(CustomerProductFixture.standard()
                .keyed(Schema.create(Schema.Type.STRING))
                .keyMasked(new Mask.Hash()))) {
            cell.send(text("Zoë"), GOOD);
            assertThat(cell.onlyRecordOn(CustomerProductFixture.OUTPUT).key()).isEqualTo(
                    ConfluentFrame.frame(new SchemaId(CustomerProductFixture.KEY_ID),
                            ReferenceEngine.encode(Schema.create(Schema.Type.STRING), "token-of-Zoë")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "1.0", "01", "+1", "-0", " 1", "", "99999999999999999999"})
    void shouldQuarantineWhenTextKeyIsNotANumber(String key) {
        try (CellFixture cell = new CellFixture(CustomerProductFixture.standard())) {
            cell.send(text(key), GOOD);
            cell.assertQuarantined(ReasonCode.KEY_MISMATCH);
        }
    }

    @Test
    void shouldQuarantineWhenTheKeyIsMissing() {
        try (CellFixture cell = new CellFixture(CustomerProductFixture.standard())) {
            cell.send(null, GOOD);
            cell.assertQuarantined(ReasonCode.KEY_MISMATCH);
        }
    }

    @Test
    void shouldQuarantineWhenTheKeyIsMalformedAvro() {
        try (CellFixture cell = new CellFixture(CustomerProductFixture.standard())) {
            cell.send(new byte[] {0, 0, 0, 0, CustomerProductFixture.KEY_ID, (byte) 0x80}, GOOD);
            cell.assertQuarantined(ReasonCode.KEY_MISMATCH);
        }
    }

    @Test
    void shouldQuarantineWhenTheKeysSchemaIsUnknown() {
        try (CellFixture cell = new CellFixture(CustomerProductFixture.standard())) {
            cell.resolveWriter(55, RecordPart.KEY);
            cell.send(new byte[] {0, 0, 0, 0, 55, 2}, GOOD);
            cell.assertQuarantined(ReasonCode.KEY_MISMATCH);
        }
    }

    @Test
    void shouldAcceptOnlyNullKeysWhenTheProductIsKeyless() {
        try (CellFixture cell = new CellFixture(CustomerProductFixture.standard().keyless())) {
            cell.send(null, GOOD);
            assertThat(cell.onlyRecordOn(CustomerProductFixture.OUTPUT).key()).isNull();
        }
        try (CellFixture cell = new CellFixture(CustomerProductFixture.standard().keyless())) {
            cell.send(text("Ada Lovelace"), GOOD);
            cell.assertQuarantined(ReasonCode.KEY_MISMATCH);
        }
    }

    @Test
    void shouldQuarantineTombstoneWhenTheProductIsNotCompacted() {
        try (CellFixture cell = new CellFixture(CustomerProductFixture.standard())) {
            cell.send(CustomerProductFixture.key(1), null);
            cell.assertQuarantined(ReasonCode.TOMBSTONE_NOT_ALLOWED);
        }
    }

    @Test
    void shouldPassTombstoneToEveryPortWhenTheProductIsCompacted() {
        try (CellFixture cell = new CellFixture(
                CustomerProductFixture.standard().compactedTopic().keyMasked(new Mask.Hash()))) {
            cell.send(CustomerProductFixture.key(1), null);

            assertThat(cell.onlyRecordOn(CustomerProductFixture.FULL).key()).isEqualTo(CustomerProductFixture.key(1));
            TestRecord<byte[], byte[]> masked = cell.onlyRecordOn(CustomerProductFixture.OUTPUT);
            assertThat(masked.value()).isNull();
            assertThat(masked.key()).isEqualTo(CustomerProductFixture.key(1 ^ 0xABCDEFL));
            assertThat(cell.metrics().counts().accepted()).isEqualTo(1L);
        }
    }
}
