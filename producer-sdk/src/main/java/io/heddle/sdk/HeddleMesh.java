// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk;

import io.heddle.contract.ContractVersion;
import io.heddle.contract.MeshTopics;
import io.heddle.contract.ProductId;
import io.heddle.contract.TopicName;
import io.heddle.contract.suggestion.NameSuggestions;
import io.heddle.engine.CompiledRecordEngine;
import io.heddle.engine.RecordEngine;
import io.heddle.log.ContractEntry;
import io.heddle.log.MeshLogConfig;
import io.heddle.log.MeshLogReader;
import io.heddle.log.MeshView;
import io.heddle.sdk.internal.contract.ContractBinding;
import io.heddle.sdk.internal.contract.FixedMeshViewSource;
import io.heddle.sdk.internal.contract.LiveContract;
import io.heddle.sdk.internal.contract.MeshLogViewSource;
import io.heddle.sdk.internal.contract.MeshViewSource;
import io.heddle.sdk.internal.contract.RegistrySchemaIdLookup;
import io.heddle.sdk.internal.contract.SchemaIdLookup;
import io.heddle.sdk.internal.publish.KafkaDataProductProducer;
import io.heddle.sdk.internal.publish.ProducerSettings;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A process's connection to a mesh: the contracts in force, kept up to date, and one Kafka producer for all products.
 * The contracts come from {@code mesh.registry} in Kafka, so publishing continues while the registry service is down.
 * Thread-safe; one per process is enough.
 *
 * <pre>{@code
 * HeddleConfig config = HeddleConfig.of("localhost:9092", "http://localhost:8081").withApplication("orders.checkout");
 * try (HeddleMesh mesh = HeddleMesh.connect(config)) {
 *     DataProductProducer orders = mesh.producer("orders.orders");
 *     orders.publish(order).join();
 * }
 * }</pre>
 */
public final class HeddleMesh implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HeddleMesh.class);

    private final HeddleConfig config;
    private final MeshViewSource contracts;
    private final RecordEngine engine;
    private final SchemaIdLookup schemaIds;
    private final Supplier<Producer<byte[], byte[]>> producerFactory;
    private final Set<LiveContract> live = ConcurrentHashMap.newKeySet();
    private final Runnable viewSubscription;
    private final Object lock = new Object();
    private @Nullable Producer<byte[], byte[]> kafka;

    HeddleMesh(
            HeddleConfig config,
            MeshViewSource contracts,
            RecordEngine engine,
            SchemaIdLookup schemaIds,
            Supplier<Producer<byte[], byte[]>> opening) {
        this.config = config;
        this.contracts = contracts;
        this.engine = engine;
        this.schemaIds = schemaIds;
        this.producerFactory = opening;
        this.viewSubscription = contracts.onChange(this::updateContracts);
    }

    /**
     * Connects to a mesh and waits until its contracts are loaded.
     *
     * @throws MeshUnavailableException if they are not loaded within {@link HeddleConfig#readyTimeout()}
     */
    public static HeddleMesh connect(HeddleConfig config) {
        MeshLogReader log = MeshLogReader.start(new MeshLogConfig(config.clientProperties()));
        if (!log.awaitReady(config.readyTimeout())) {
            log.close();
            throw new MeshUnavailableException(
                    "the contracts of the mesh could not be read from " + config.bootstrapServers() + " within "
                            + config.readyTimeout().toSeconds()
                            + " s; check that the broker runs and that " + MeshTopics.REGISTRY + " exists",
                    null);
        }
        return new HeddleMesh(
                config,
                new MeshLogViewSource(log),
                CompiledRecordEngine.checkOnly(),
                new RegistrySchemaIdLookup(config.schemaRegistryUrl(), config.kafkaProperties()),
                () -> new KafkaProducer<>(ProducerSettings.of(config)));
    }

    /**
     * Uses only the given contracts, without a mesh: for tests of code built on the SDK. Serdes check and encode as in
     * a real mesh; publishing is not possible.
     */
    public static HeddleMesh offline(MeshView view, HeddleConfig config) {
        return new HeddleMesh(
                config, new FixedMeshViewSource(view), CompiledRecordEngine.checkOnly(),
                (subject, schema) -> Optional.empty(),
                () -> {
                    throw new IllegalStateException("an offline mesh cannot publish");
                });
    }

    /** The products that can be published to now, with their contracts. */
    public MeshView view() {
        return contracts.view();
    }

    /** As {@link #producer(ProductId)}, with the product id as text {@code domain.product}. */
    public DataProductProducer producer(String product) {
        return producer(ProductId.parse(product));
    }

    /**
     * A producer for the product's contract in force and later versions of the same major.
     *
     * @throws UnknownProductException if the mesh has no active contract of the product
     * @throws IllegalArgumentException for products of the domain {@code mesh}, which only the mesh itself publishes
     */
    public DataProductProducer producer(ProductId product) {
        LiveContract contract = live(product);
        Producer<byte[], byte[]> kafka = kafka();
        connectEarly(kafka, contract.topics().ingest());
        return new KafkaDataProductProducer(contract, kafka, () -> live.remove(contract));
    }

    /** Connects in advance, so that the first record does not have to wait. Failures surface with the first record. */
    private static void connectEarly(Producer<byte[], byte[]> kafka, TopicName topic) {
        Thread connecting = new Thread(
                () -> {
                    try {
                        kafka.partitionsFor(topic.value());
                    } catch (KafkaException | IllegalStateException failure) {
                        LOG.debug("{} not reached yet: {}", topic, failure.getClass().getSimpleName());
                    }
                },
                "heddle-connect");
        connecting.setDaemon(true);
        connecting.start();
    }

    /**
     * Waits until a contract of the product is in force, for instance after applying it.
     *
     * @return false if the timeout expires or the thread is interrupted
     */
    public boolean awaitProduct(ProductId product, Duration timeout) {
        CountDownLatch present = new CountDownLatch(1);
        Runnable subscription = contracts.onChange(view -> {
            if (view.current(product).isPresent()) {
                present.countDown();
            }
        });
        try {
            return present.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            subscription.run();
        }
    }

    /** The connection settings. */
    public HeddleConfig config() {
        return config;
    }

    /** The product's contract in force, kept up to date from now on. */
    LiveContract live(ProductId product) {
        if (product.domain().isMesh()) {
            throw new IllegalArgumentException(product + " is published by the mesh itself");
        }
        MeshView view = contracts.view();
        ContractEntry entry = view.current(product)
                .orElseThrow(() -> unknown(product, view));
        LiveContract contract =
                new LiveContract(new ContractBinding(entry, view, engine, schemaIds), config.application());
        live.add(contract);
        updateContracts(contracts.view());
        return contract;
    }

    /**
     * Waits until every published record is acknowledged or has failed, then closes the connection.
     *
     * @throws KafkaException if called on Kafka's network thread, where it would wait for itself; the mesh stays open
     */
    @Override
    public void close() {
        synchronized (lock) {
            if (kafka != null) {
                closeAfterFlush(kafka);
            }
        }
        viewSubscription.run();
        contracts.close();
    }

    /** Kafka's producer drops what is in flight if it is closed on its own thread; flushing there is an error. */
    private static void closeAfterFlush(Producer<byte[], byte[]> kafka) {
        try {
            kafka.flush();
        } catch (InterruptException | IllegalStateException stopped) {
            LOG.debug("closing without flush: {}", stopped.getClass().getSimpleName());
        }
        kafka.close();
    }

    private synchronized void updateContracts(MeshView view) {
        live.forEach(contract -> contract.update(view));
    }

    private static UnknownProductException unknown(ProductId product, MeshView view) {
        Map.Entry<ContractVersion, ContractEntry> newest = view.history(product).lastEntry();
        if (newest != null) {
            return UnknownProductException.notInForce(
                    product, newest.getKey(), newest.getValue().contract().status());
        }
        List<String> names = view.contracts().keySet().stream()
                .filter(candidate -> !candidate.domain().isMesh() && view.current(candidate).isPresent())
                .map(ProductId::toString)
                .toList();
        return UnknownProductException.of(
                product, NameSuggestions.closest(product.toString(), names).map(ProductId::parse), names.size());
    }

    private Producer<byte[], byte[]> kafka() {
        synchronized (lock) {
            if (kafka == null) {
                kafka = producerFactory.get();
            }
            return kafka;
        }
    }
}
