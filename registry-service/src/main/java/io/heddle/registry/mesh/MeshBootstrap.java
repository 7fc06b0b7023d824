// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.mesh;

import io.heddle.component.logging.RepeatedMessageFilter;
import io.heddle.contract.MeshTopics;
import io.heddle.log.MeshLogConfig;
import io.heddle.log.MeshLogTopic;
import io.heddle.log.MeshLogUnavailableException;
import io.heddle.registry.config.RegistryConfig;
import io.heddle.registry.contracts.ContractPublisher;
import io.heddle.registry.lineage.openlineage.LineageTopic;
import io.heddle.registry.lineage.store.LineageGraphStore;
import io.heddle.registry.log.LogDecision;
import io.heddle.registry.log.RegistryLog;
import io.heddle.registry.problem.ProblemCode;
import io.heddle.registry.problem.ProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Creates what the mesh itself requires: the log's topic, the domain {@code mesh}, and the contracts, schemas and
 * topics of its products. Runs in the background and retries until all of it exists; idempotent. Thread-safe.
 */
@Singleton
public final class MeshBootstrap {
    private static final Logger LOG = LoggerFactory.getLogger(MeshBootstrap.class);
    private static final long RETRY_MILLIS = 200;
    private static final Duration LINEAGE_LOAD_TIMEOUT = Duration.ofSeconds(20);

    private final RepeatedMessageFilter repeatedMessages = new RepeatedMessageFilter();
    private final MeshLogConfig config;
    private final Optional<Integer> replicas;
    private final RegistryLog log;
    private final ContractPublisher publisher;
    private final LineageTopic lineageTopic;
    private final LineageGraphStore graphStore;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch completed = new CountDownLatch(1);
    private volatile BootstrapWait waitingFor = BootstrapWait.of("the bootstrap to start");

    MeshBootstrap(
            RegistryConfig registry,
            MeshLogConfig config,
            RegistryLog log,
            ContractPublisher publisher,
            LineageTopic lineage,
            LineageGraphStore graph) {
        this.replicas = registry.topicReplicas();
        this.config = config;
        this.log = log;
        this.publisher = publisher;
        this.lineageTopic = lineage;
        this.graphStore = graph;
    }

    /**
     * Starts the bootstrap.
     *
     * @param then runs once, after the bootstrap has completed
     */
    public void start(Runnable then) {
        Thread.ofVirtual().name("heddle-registry-bootstrap").start(() -> run(then));
    }

    /** What the bootstrap is waiting for; empty once it has completed. */
    public Optional<String> waitingFor() {
        return currentWait().map(BootstrapWait::text);
    }

    /** The same with its code. */
    Optional<BootstrapWait> currentWait() {
        return completed.getCount() == 0 ? Optional.empty() : Optional.of(waitingFor);
    }

    private void run(Runnable then) {
        try {
            while (!bootstrapOnce()) {
                if (closing.await(RETRY_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            completed.countDown();
            LOG.info("The registry is ready: the mesh's own topics, schemas and contracts exist");
            then.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean bootstrapOnce() throws InterruptedException {
        try {
            waitFor(BootstrapWait.kafka("Kafka: the topic " + config.topic()));
            ensureLogTopic();
            Optional<String> behind = log.waitingFor();
            if (behind.isPresent()) {
                waitFor(BootstrapWait.meshLog(behind.get()));
                return false;
            }
            log.write(view -> MeshProducts.DOMAIN.equals(view.domains().get(MeshProducts.DOMAIN.name()))
                    ? LogDecision.NOTHING
                    : new LogDecision.Write(List.of(MeshProducts.DOMAIN), List.of()));
            lineageTopic.ensure();
            publishAll();
            loadLineageGraph();
            return true;
        } catch (ProblemException e) {
            waitFor(BootstrapWait.of(e.problem()));
        } catch (MeshLogUnavailableException e) {
            waitFor(BootstrapWait.kafka(String.valueOf(e.getMessage())));
        } catch (IllegalStateException e) {
            waitFor(BootstrapWait.of(String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            waitFor(BootstrapWait.of("the bootstrap to succeed; the last attempt failed unexpectedly: "
                    + e.getClass().getSimpleName()));
            if (repeatedMessages.isDue("bootstrap", e.getClass())) {
                LOG.error("Bootstrap of the mesh failed unexpectedly, retrying", e);
            }
        }
        return false;
    }

    private void ensureLogTopic() {
        if (replicas.isPresent()) {
            MeshLogTopic.ensure(config, replicas.get());
        } else {
            MeshLogTopic.ensure(config);
        }
    }

    /**
     * Waits with a timeout: answers without the stored graph would be incomplete, but an unreadable graph must not keep
     * the registry from starting.
     */
    private void loadLineageGraph() throws InterruptedException {
        waitFor(BootstrapWait.kafka("Kafka: the topic " + MeshTopics.LINEAGE_GRAPH));
        graphStore.start();
        if (!graphStore.awaitLoaded(LINEAGE_LOAD_TIMEOUT)) {
            LOG.warn("The registry is ready, but the lineage graph has not been read completely");
        }
    }

    /** In parallel, because most of the time is spent waiting for Kafka and the schema registry. */
    private void publishAll() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> seeds = MeshProducts.seeds().stream()
                    .map(seed -> CompletableFuture.runAsync(() -> publish(seed), threads))
                    .toList();
            seeds.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void publish(MeshProducts.MeshProductSeed seed) {
        try {
            publisher.publishMeshProduct(seed.contract().id(), seed.source(), seed.schemas());
        } catch (ProblemException e) {
            // A newer registry has already published its contract, which takes precedence.
            if (!e.problem().code().equals(ProblemCode.VERSION_TOO_LOW.code())) {
                throw e;
            }
        }
    }

    private void waitFor(BootstrapWait wait) {
        if (!wait.equals(waitingFor)) {
            LOG.info("The registry is waiting for {}", wait.text());
            waitingFor = wait;
        }
    }

    @PreDestroy
    void close() {
        closing.countDown();
    }
}
