// SPDX-License-Identifier: Apache-2.0
package io.heddle.demo.insights;

import io.heddle.sdk.HeddleMesh;
import io.heddle.sdk.ProductSerdes;
import io.heddle.sdk.lineage.LineageReporter;
import io.heddle.sdk.lineage.LineageReporterBuilder;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.BuiltInDslStoreSuppliers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;

/** Runs the join against a mesh. Thread-safe. */
public final class CustomerOrdersApp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CustomerOrdersApp.class);

    /** The application id, which is also the consumer group and the name of the application in the lineage. */
    private static final String NAME = "insights.customer-orders";

    private final KafkaStreams streams;
    private final LineageReporter lineage;

    private CustomerOrdersApp(KafkaStreams streams, LineageReporter lineage) {
        this.streams = streams;
        this.lineage = lineage;
    }

    /**
     * Starts the application.
     *
     * @param mesh must stay open while the application runs
     * @param stateDir the state directory of the application
     */
    public static CustomerOrdersApp start(HeddleMesh mesh, String bootstrapServers, Path stateDir) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, NAME);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.DSL_STORE_SUPPLIERS_CLASS_CONFIG,
                BuiltInDslStoreSuppliers.InMemoryDslStoreSuppliers.class);
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        Topology topology = CustomerOrdersTopology.build(
                ProductSerdes.of(mesh, "crm.customers"),
                ProductSerdes.of(mesh, "orders.orders"),
                ProductSerdes.of(mesh, "insights.customer-orders"));
        KafkaStreams streams = new KafkaStreams(topology, settings);
        streams.setUncaughtExceptionHandler(failure -> {
            LOG.error("a stream thread failed and is replaced: {}", failure.getClass().getName());
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        LineageReporter lineage = lineage(mesh, topology).start();
        streams.start();
        return new CustomerOrdersApp(streams, lineage);
    }

    /** The field mapping, which only the developer knows. */
    static LineageReporterBuilder lineage(HeddleMesh mesh, Topology topology) {
        return LineageReporter.of(mesh, NAME)
                .topology(topology.describe())
                .field("order_id").from("orders.orders", "order_id")
                .field("customer_id").from("orders.orders", "customer_id")
                .field("customer_token").from("crm.customers", "email")
                .field("city").from("crm.customers", "address.city")
                .field("country").from("crm.customers", "address.country")
                .field("amount_cents").from("orders.orders", "amount_cents")
                .field("currency").from("orders.orders", "currency")
                .field("status").from("orders.orders", "status")
                .field("placed_at").from("orders.orders", "placed_at");
    }

    /** Whether the application is processing. */
    public boolean isRunning() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    @Override
    public void close() {
        streams.close(Duration.ofSeconds(10));
        lineage.close();
    }
}
