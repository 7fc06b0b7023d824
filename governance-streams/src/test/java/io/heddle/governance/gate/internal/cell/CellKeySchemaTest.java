// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import io.heddle.contract.SchemaId;
import io.heddle.contract.wire.ConfluentFrame;
import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.fixture.ReferenceEngine;
import io.heddle.governance.gate.internal.schema.RecordPart;
import io.heddle.governance.gate.internal.schema.SchemaLookup;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Output keys have the contract's schema, whichever schema they were written with. */
class CellKeySchemaTest {
    private static final int INT_KEYS = 51;
    private static final Schema INT = Schema.create(Schema.Type.INT);

    @Test
    void shouldPublishKeyInTheContractsSchemaWhenItWasWrittenInAnother() {
        try (CellFixture cell = cell(CustomerProductFixture.standard())) {
            cell.send(intKey(7), CustomerProductFixture.value(7, "a@example.org", 1));

            assertThat(cell.onlyRecordOn(CustomerProductFixture.OUTPUT).key()).isEqualTo(CustomerProductFixture.key(7));
            assertThat(cell.onlyRecordOn(CustomerProductFixture.FULL).key()).isEqualTo(CustomerProductFixture.key(7));
        }
    }

    @Test
    void shouldKeepTheKeysBytesWhenItIsWrittenInTheContractsSchema() {
        try (CellFixture cell = cell(CustomerProductFixture.standard())) {
            byte[] key = CustomerProductFixture.key(7);
            cell.send(key, CustomerProductFixture.value(7, "a@example.org", 1));

            assertThat(cell.onlyRecordOn(CustomerProductFixture.OUTPUT).key()).isEqualTo(key);
        }
    }

    private static CellFixture cell(CustomerProductFixture.Variant contract) {
        CellFixture cell = new CellFixture(contract);
        cell.registry.put(INT_KEYS, new SchemaLookup.Answer.Found(INT));
        cell.resolveWriter(INT_KEYS, RecordPart.KEY);
        return cell;
    }

    private static byte[] intKey(int value) {
        return ConfluentFrame.frame(new SchemaId(INT_KEYS), ReferenceEngine.encode(INT, value));
    }
}
