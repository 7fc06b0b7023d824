// SPDX-License-Identifier: Apache-2.0
package io.heddle.demo.insights;

import io.heddle.sdk.HeddleMesh;
import io.heddle.sdk.ProductSerdes;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
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

    private final KafkaStreams streams;

    private CustomerOrdersApp(KafkaStreams streams) {
        this.streams = streams;
    }

    /**
     * Starts the application.
     *
     * @param mesh must stay open for as long as the application runs
     * @param stateDir for the application's own files
     */
    public static CustomerOrdersApp start(HeddleMesh mesh, String bootstrapServers, Path stateDir) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "insights.customer-orders");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.DSL_STORE_SUPPLIERS_CLASS_CONFIG, BuiltInDslStoreSuppliers.InMemoryDslStoreSuppliers.class);
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        KafkaStreams streams = new KafkaStreams(
                CustomerOrdersTopology.build(
                        ProductSerdes.of(mesh, "crm.customers"),
                        ProductSerdes.of(mesh, "orders.orders"),
                        ProductSerdes.of(mesh, "insights.customer-orders")),
                settings);
        streams.setUncaughtExceptionHandler(failure -> {
            LOG.error("a stream thread failed and is replaced: {}", failure.getClass().getName());
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        streams.start();
        return new CustomerOrdersApp(streams);
    }

    /** Whether the application is processing. */
    public boolean isRunning() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    @Override
    public void close() {
        streams.close(Duration.ofSeconds(10));
    }
}
