// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.Mask;
import io.heddle.contract.ReasonCode;
import org.apache.avro.Schema;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.heddle.governance.gate.CellUnderTest.GOOD;
import static io.heddle.governance.gate.CellUnderTest.text;
import static org.assertj.core.api.Assertions.assertThat;

/** Keys as text and as Avro, missing keys, and tombstones. */
class RecordKeysTest {
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
            cell.assertQuarantined(ReasonCode.KEY_MISMATCH);
        }
    }

    @Test
    void shouldQuarantineWhenTheKeyIsMissing() {
        try (CellUnderTest cell = new CellUnderTest(Customers.standard())) {
            cell.send(null, GOOD);
            cell.assertQuarantined(ReasonCode.KEY_MISMATCH);
        }
    }

    @Test
    void shouldQuarantineWhenTheKeyIsBrokenAvro() {
        try (CellUnderTest cell = new CellUnderTest(Customers.standard())) {
            cell.send(new byte[] {0, 0, 0, 0, Customers.KEY_ID, (byte) 0x80}, GOOD);
            cell.assertQuarantined(ReasonCode.KEY_MISMATCH);
        }
    }

    @Test
    void shouldQuarantineWhenTheKeysSchemaIsUnknown() {
        try (CellUnderTest cell = new CellUnderTest(Customers.standard())) {
            cell.know(55, Plan.Part.KEY);
            cell.send(new byte[] {0, 0, 0, 0, 55, 2}, GOOD);
            cell.assertQuarantined(ReasonCode.KEY_MISMATCH);
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
            cell.assertQuarantined(ReasonCode.KEY_MISMATCH);
        }
    }

    @Test
    void shouldQuarantineTombstoneWhenTheProductIsNotCompacted() {
        try (CellUnderTest cell = new CellUnderTest(Customers.standard())) {
            cell.send(Customers.key(1), null);
            cell.assertQuarantined(ReasonCode.TOMBSTONE_NOT_ALLOWED);
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
            assertThat(cell.metrics().get("accepted")).isEqualTo(1L);
        }
    }
}
