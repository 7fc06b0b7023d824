// SPDX-License-Identifier: Apache-2.0
package io.heddle.demo.insights;

import io.heddle.sdk.ProductSerdes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.kstream.TableJoined;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Joins each order with its customer. It reads the masked output ports like any other consumer and publishes to its own
 * ingest port, so its product is governed like any other.
 *
 * <p>Both sides are tables, so records may arrive in any order, and a change on either side updates the join.
 */
public final class CustomerOrdersTopology {
    private CustomerOrdersTopology() {}

    /** Builds the topology; a pure function of the serdes of the three products. */
    public static Topology build(ProductSerdes customers, ProductSerdes orders, ProductSerdes joined) {
        StreamsBuilder builder = new StreamsBuilder();
        // Foreign clients may use plain-text keys, but the join looks up customers by the bytes of an Avro key.
        KTable<Long, GenericRecord> customersById = builder.stream(
                customers.output().value(),
                Consumed.with(customers.keys(Long.class), customers.values()).withName("read-customers"))
                .repartition(Repartitioned.with(customers.keys(Long.class), customers.values())
                        .withName("customers-by-id"))
                .toTable(
                        Named.as("customers-table"),
                        Materialized.<Long, GenericRecord, KeyValueStore<Bytes, byte[]>>as("customers")
                                .withKeySerde(customers.keys(Long.class))
                                .withValueSerde(customers.values())
                                .withCachingDisabled());
        KTable<String, GenericRecord> ordersById = builder.table(
                orders.output().value(),
                Consumed.with(orders.keys(String.class), orders.values()).withName("read-orders"),
                Materialized.<String, GenericRecord, KeyValueStore<Bytes, byte[]>>as("orders")
                        .withKeySerde(orders.keys(String.class))
                        .withValueSerde(orders.values())
                        .withCachingDisabled());
        Schema schema = joined.schema();
        ordersById.join(
                customersById,
                order -> (Long) order.get("customer_id"),
                (order, customer) -> join(schema, order, customer),
                TableJoined.as("join-customer"),
                Materialized.<String, GenericRecord, KeyValueStore<Bytes, byte[]>>as("customer-orders")
                        .withKeySerde(Serdes.String())
                        .withValueSerde(joined.values())
                        .withCachingDisabled())
                .toStream(Named.as("changes"))
                .to(
                        joined.ingest().value(),
                        Produced.with(joined.keys(String.class), joined.publishing()).withName("publish"));
        return builder.build();
    }

    /** The joined record, limited to what analysts may see. Public so that tests can recompute the join. */
    public static GenericRecord join(Schema schema, GenericRecord order, GenericRecord customer) {
        GenericRecord address = (GenericRecord) customer.get("address");
        GenericRecord joined = new GenericData.Record(schema);
        joined.put("order_id", order.get("order_id").toString());
        joined.put("customer_id", order.get("customer_id"));
        joined.put("customer_token", customer.get("email").toString());
        joined.put("city", address.get("city").toString());
        joined.put("country", address.get("country").toString());
        joined.put("amount_cents", order.get("amount_cents"));
        joined.put("currency", order.get("currency").toString());
        joined.put("status", order.get("status").toString());
        joined.put("placed_at", order.get("placed_at"));
        return joined;
    }
}
