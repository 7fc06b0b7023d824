// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.observed;

import io.heddle.registry.background.BackgroundLoop;
import io.heddle.registry.cluster.ConsumerGroupReader;
import io.heddle.registry.cluster.ConsumerGroupTopic;
import io.heddle.registry.config.RegistryConfig;
import io.heddle.registry.lineage.LineageSource;
import io.heddle.registry.lineage.MeshNamespace;
import io.heddle.registry.lineage.graph.KnownProductTopics;
import io.heddle.registry.lineage.graph.LineageFact;
import io.heddle.registry.lineage.graph.LineageGraph;
import io.heddle.registry.lineage.graph.ValidityPeriod;
import io.heddle.registry.log.RegistryLog;
import io.heddle.registry.problem.ProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Polls the cluster's consumer groups in its own thread. A group that reads a product's topic is a downstream
 * application; this includes readers of ingest topics, which should have none. A reader stays in the graph until it
 * expires; while Kafka does not answer nothing changes. Thread-safe.
 */
@Singleton
public final class ConsumerGroupObserver {
    private static final Logger LOG = LoggerFactory.getLogger(ConsumerGroupObserver.class);
    private static final int MAX_GROUPS = 10_000;
    private static final int MAX_NAME = 500;

    private final Duration interval;
    private final List<String> bootstrapServers;
    private final ConsumerGroupReader groups;
    private final RegistryLog log;
    private final LineageGraph lineage;
    private final MeshNamespace namespace;
    private final Clock clock;
    private final BackgroundLoop loop = new BackgroundLoop("heddle-lineage-groups", this::observeOrLog);
    private boolean failing;

    ConsumerGroupObserver(
            RegistryConfig config,
            ConsumerGroupReader groups,
            RegistryLog log,
            LineageGraph lineage,
            MeshNamespace mesh,
            Clock clock) {
        this.interval = config.lineage().groupInterval();
        this.bootstrapServers = List.of(config.bootstrapServers().split(","));
        this.groups = groups;
        this.log = log;
        this.lineage = lineage;
        this.namespace = mesh;
        this.clock = clock;
    }

    /** Starts polling. */
    public void start() {
        loop.start();
    }

    private Duration observeOrLog() {
        try {
            observe();
            failing = false;
        } catch (ProblemException e) {
            // Log once per outage, and without Kafka's own message.
            if (!failing && !loop.isClosing()) {
                LOG.warn("Could not observe consumer groups, retrying: {}", e.problem().code());
            }
            failing = true;
        } catch (RuntimeException e) {
            if (!failing && !loop.isClosing()) {
                LOG.error("Observing consumer groups failed unexpectedly, retrying", e);
            }
            failing = true;
        }
        return interval;
    }

    private void observe() {
        ValidityPeriod now = ValidityPeriod.of(clock.instant(), clock.instant());
        bootstrapServers.forEach(server -> lineage.propose(new LineageFact.Address(server.strip()), now));
        groups.brokers().forEach(server -> lineage.propose(new LineageFact.Address(server), now));
        KnownProductTopics products = KnownProductTopics.of(log.view());
        for (ConsumerGroupTopic reading : groups.read(ConsumerGroupObserver::isForeignGroup, MAX_GROUPS)) {
            if (products.contains(reading.topic())) {
                propose(reading, now);
            }
        }
    }

    /** A group without members counts as seen only when it was first observed. */
    private void propose(ConsumerGroupTopic reading, ValidityPeriod now) {
        LineageFact.Flow flow = new LineageFact.Flow(namespace.topic(reading.topic()),
                namespace.application(reading.group()),
                LineageSource.OBSERVED, "consumer group on " + reading.topic(), Optional.empty(), Optional.empty());
        if (reading.active() || !lineage.contains(flow)) {
            lineage.propose(flow, now);
        }
    }

    private static boolean isForeignGroup(String group) {
        return !group.isEmpty() && group.length() <= MAX_NAME && !group.startsWith("mesh.") && !group.startsWith("__");
    }

    @PreDestroy
    void close() {
        loop.close();
    }
}
