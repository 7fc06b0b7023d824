// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk.lineage;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.kstream.Consumed;

/** A topology to report: two products joined into a third. */
final class TopologyFixture {
    private TopologyFixture() {}

    static TopologyDescription join() {
        StreamsBuilder builder = new StreamsBuilder();
        Consumed<String, String> strings = Consumed.with(Serdes.String(), Serdes.String());
        builder.table("orders.orders.v1", strings)
                .join(builder.table("crm.customers.v1", strings), order -> order, (order, customer) -> customer)
                .toStream()
                .to("insights.customer-orders.v1.ingest");
        return builder.build().describe();
    }
}
