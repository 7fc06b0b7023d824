// SPDX-License-Identifier: Apache-2.0
package io.heddle.demo;

import io.heddle.demo.contract.DemoContract;
import io.heddle.demo.crm.CustomerGenerator;
import io.heddle.demo.foreign.ForeignClient;
import io.heddle.demo.insights.CustomerOrdersApp;
import io.heddle.demo.orders.OrderGenerator;
import io.heddle.demo.web.VisitGenerator;
import io.heddle.sdk.DataProductProducer;
import io.heddle.sdk.HeddleConfig;
import io.heddle.sdk.HeddleMesh;
import org.apache.avro.generic.GenericRecord;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The demo's domain services in one process: three that publish events, one that joins them, and a foreign client. The
 * contracts must be applied first. Thread-safe.
 *
 * <pre>{@code
 * try (DemoDomains domains = DemoDomains.connect("127.0.0.1:9092", "http://127.0.0.1:8081", 42, stateDir)) {
 *     domains.start();
 * }
 * }</pre>
 */
public final class DemoDomains implements AutoCloseable {
    private static final Duration CONTRACTS_TIMEOUT = Duration.ofSeconds(20);
    private static final int FIRST_CUSTOMERS = 120;
    private static final long FOREIGN_CUSTOMERS = 900_000;

    private final HeddleMesh mesh;
    private final String bootstrapServers;
    private final Path stateDir;
    private final ScheduledExecutorService scheduler =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("demo-feeds").daemon().factory());
    private final Queue<String> originals = new ConcurrentLinkedQueue<>();
    private final DataProductProducer orderProducer;
    private final OrderGenerator invalidOrders;
    private final ProductFeed customers;
    private final ProductFeed orders;
    private final ProductFeed visits;
    private final ForeignClient foreign;
    private volatile AutoCloseable insights = () -> {};

    private DemoDomains(HeddleMesh mesh, String bootstrapServers, String schemaRegistryUrl, long seed, Path stateDir) {
        this.mesh = mesh;
        this.bootstrapServers = bootstrapServers;
        this.stateDir = stateDir;
        Clock clock = Clock.systemUTC();
        CustomerGenerator customerGenerator = new CustomerGenerator(seed, clock, 0);
        OrderGenerator orderGenerator = new OrderGenerator(seed, clock, "ord", () -> Math.max(1, FIRST_CUSTOMERS));
        VisitGenerator visitGenerator = new VisitGenerator(seed, clock);
        CustomerGenerator foreignCustomers = new CustomerGenerator(seed + 1, clock, FOREIGN_CUSTOMERS);
        this.invalidOrders = new OrderGenerator(seed + 2, clock, "bad", () -> FIRST_CUSTOMERS);
        this.orderProducer = mesh.producer("orders.orders");
        this.customers =
                new ProductFeed(mesh.producer("crm.customers"), () -> rememberOriginals(customerGenerator.next()));
        this.orders = new ProductFeed(orderProducer, orderGenerator::next);
        this.visits = new ProductFeed(mesh.producer("web.visits"), visitGenerator::next);
        this.foreign = new ForeignClient(
                bootstrapServers,
                schemaRegistryUrl,
                () -> rememberOriginals(foreignCustomers.next()),
                new OrderGenerator(seed + 1, clock, "ext", () -> FIRST_CUSTOMERS));
    }

    /**
     * Connects when all demo contracts are active.
     *
     * @param seed the same seed produces the same events
     * @param stateDir the state directory of the Kafka Streams application
     */
    public static DemoDomains connect(String bootstrapServers, String schemaRegistryUrl, long seed, Path stateDir) {
        HeddleMesh mesh = HeddleMesh.connect(
                HeddleConfig.of(bootstrapServers, schemaRegistryUrl).withApplication("demo"));
        for (DemoContract contract : DemoContract.all()) {
            if (!mesh.awaitProduct(contract.product(), CONTRACTS_TIMEOUT)) {
                mesh.close();
                throw new IllegalStateException("the contract of " + contract.product() + " is not in force");
            }
        }
        return new DemoDomains(mesh, bootstrapServers, schemaRegistryUrl, seed, stateDir);
    }

    /** Starts publishing; the first customers are published when this returns. */
    public void start() {
        customers.publish(FIRST_CUSTOMERS).join();
        customers.start(scheduler, Duration.ofMillis(500));
        orders.start(scheduler, Duration.ofMillis(50));
        visits.start(scheduler, Duration.ofMillis(200));
        insights = CustomerOrdersApp.start(mesh, bootstrapServers, stateDir);
    }

    /** Stops publishing; the join continues. When this returns, every record sent is acknowledged or has failed. */
    public void stopPublishing() {
        scheduler.shutdown();
        try {
            if (!scheduler.awaitTermination(10, TimeUnit.SECONDS)) {
                scheduler.shutdownNow();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        orderProducer.flush();
    }

    public ProductFeed customers() {
        return customers;
    }

    public ProductFeed orders() {
        return orders;
    }

    public ProductFeed visits() {
        return visits;
    }

    public ForeignClient foreign() {
        return foreign;
    }

    /** A new order with a zero amount, to show that the SDK refuses it. */
    public GenericRecord orderWithoutValue() {
        GenericRecord order = invalidOrders.newOrder();
        order.put("amount_cents", 0L);
        return order;
    }

    /** The producer of the orders domain. */
    public DataProductProducer orderProducer() {
        return orderProducer;
    }

    /** All e-mail addresses and phone numbers generated so far, none of which may appear on an output port. */
    public Queue<String> originals() {
        return originals;
    }

    /** Stops everything. */
    @Override
    public void close() {
        stopPublishing();
        try {
            insights.close();
        } catch (Exception failure) {
            throw new IllegalStateException("the Streams application did not stop", failure);
        } finally {
            foreign.close();
            mesh.close();
        }
    }

    private GenericRecord rememberOriginals(GenericRecord customer) {
        originals.add(customer.get("email").toString());
        if (customer.get("phone") != null) {
            originals.add(customer.get("phone").toString());
        }
        return customer;
    }
}
