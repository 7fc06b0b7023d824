// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.SchemaId;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Whichever schema a key was written with, it leaves in the contract's. */
class KeySchemaTest {
    private static final int INT_KEYS = 51;
    private static final Schema INT = Schema.create(Schema.Type.INT);

    @Test
    void shouldPublishKeyInTheContractsSchemaWhenItWasWrittenInAnother() {
        try (CellUnderTest cell = cell(Customers.standard())) {
            cell.send(intKey(7), Customers.value(7, "a@example.org", 1));

            assertThat(cell.only(Customers.OUTPUT).key()).isEqualTo(Customers.key(7));
            assertThat(cell.only(Customers.FULL).key()).isEqualTo(Customers.key(7));
        }
    }

    @Test
    void shouldKeepItsBytesWhenTheKeyIsWrittenInTheContractsSchema() {
        try (CellUnderTest cell = cell(Customers.standard())) {
            byte[] key = Customers.key(7);
            cell.send(key, Customers.value(7, "a@example.org", 1));

            assertThat(cell.only(Customers.OUTPUT).key()).isEqualTo(key);
        }
    }

    private static CellUnderTest cell(Customers.Variant contract) {
        CellUnderTest cell = new CellUnderTest(contract);
        cell.registry.put(INT_KEYS, new SchemaLookup.Answer.Found(INT));
        cell.know(INT_KEYS, Plan.Part.KEY);
        return cell;
    }

    private static byte[] intKey(int value) {
        return WireFormat.frame(new SchemaId(INT_KEYS), ReferenceEngine.encode(INT, value));
    }
}
