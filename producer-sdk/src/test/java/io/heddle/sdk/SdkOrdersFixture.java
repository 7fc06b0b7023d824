// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk;

import io.heddle.contract.Contract;
import io.heddle.contract.ContractVersion;
import io.heddle.contract.FieldRule;
import io.heddle.contract.ProductId;
import io.heddle.contract.SchemaId;
import io.heddle.contract.Severity;
import io.heddle.log.ContractEntry;
import io.heddle.log.DomainEntry;
import io.heddle.log.MeshView;
import io.heddle.testkit.ContractFixture;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** A test product: orders.orders, keyed by order_id, with amount_cents at least 1. */
final class SdkOrdersFixture {
    static final ProductId ID = ProductId.parse("orders.orders");
    static final SchemaId VALUE_ID = new SchemaId(7);
    static final SchemaId KEY_ID = new SchemaId(8);
    static final Schema SCHEMA = SchemaBuilder.record("Order").namespace("io.heddle.test").fields()
            .requiredLong("order_id")
            .requiredLong("amount_cents")
            .optionalString("note")
            .endRecord();

    private SdkOrdersFixture() {}

    static GenericRecord order(long id, long cents) {
        GenericRecord order = new GenericData.Record(SCHEMA);
        order.put("order_id", id);
        order.put("amount_cents", cents);
        return order;
    }

    static Contract contract(String version, boolean keyed, boolean compacted, long minimum) {
        return contract(version, keyed, compacted, minimum, SCHEMA);
    }

    static Contract contract(String version, boolean keyed, boolean compacted, long minimum, Schema schema) {
        ContractFixture contract = ContractFixture.over(schema)
                .id(ID.toString())
                .version(version)
                .settings(ContractFixture.settings(1, compacted))
                .rule("amount_cents", new FieldRule.Minimum(
                        "amount_cents.minimum", Severity.ERROR, BigDecimal.valueOf(minimum), false));
        return (keyed ? contract.key("order_id", Schema.create(Schema.Type.LONG)) : contract).build();
    }

    static ContractEntry entry(Contract contract) {
        return new ContractEntry(
                contract, "", Map.of(), VALUE_ID, contract.key().map(key -> KEY_ID),
                Map.of(VALUE_ID, SCHEMA.toString()), Instant.EPOCH);
    }

    static MeshView view(Contract... contracts) {
        TreeMap<ContractVersion, ContractEntry> history = new TreeMap<>();
        for (Contract contract : contracts) {
            history.put(contract.version(), entry(contract));
        }
        DomainEntry domain =
                new DomainEntry(ID.domain(), DomainEntry.Kind.SOURCE_ALIGNED, "orders-team", "");
        return new MeshView(1, Map.of(ID.domain(), domain), Map.of(ID, history));
    }
}
