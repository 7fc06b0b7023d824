// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.DomainName;
import io.heddle.governance.gate.config.GateConfig;
import io.heddle.governance.gate.internal.admission.AdmissionControl;
import io.heddle.governance.gate.internal.admission.CurrentPlanTrial;
import io.heddle.governance.gate.internal.admission.RecordReadiness;
import io.heddle.governance.gate.internal.admission.RetryProbe;
import io.heddle.governance.gate.internal.cell.Cell;
import io.heddle.governance.gate.internal.cell.CellStreamsConfig;
import io.heddle.governance.gate.internal.cell.CellTopology;
import io.heddle.governance.gate.internal.cell.GateClientSupplier;
import io.heddle.governance.gate.internal.cell.StreamThreadContexts;
import io.heddle.governance.gate.internal.cluster.MetricsSchema;
import io.heddle.governance.gate.internal.cluster.TopicDirectory;
import io.heddle.governance.gate.internal.cluster.TopicMonitor;
import io.heddle.governance.gate.internal.decision.ParallelDecider;
import io.heddle.governance.gate.internal.decision.RecordDecider;
import io.heddle.governance.gate.internal.decision.RecordSizeLimits;
import io.heddle.governance.gate.internal.detection.UndeclaredDataInspectors;
import io.heddle.governance.gate.internal.metrics.CommittedCounts;
import io.heddle.governance.gate.internal.metrics.MetricsRecordFactory;
import io.heddle.governance.gate.internal.plan.PlanRegistry;
import io.heddle.governance.gate.internal.record.PlanIncompleteException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.streams.KafkaStreams;

import java.time.Clock;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Creates the cells of a gate, which share its plans, topics, deciders and counts. Thread-safe. */
final class CellFactory implements AutoCloseable {
    private final GateConfig config;
    private final PlanRegistry planRegistry;
    private final TopicMonitor topicMonitor;
    private final MetricsSchema metricsSchema;
    private final CommittedCounts committedCounts;
    private final ScheduledExecutorService scheduler;
    private final RecordSizeLimits sizeLimits;
    private final UndeclaredDataInspectors inspectors;
    private final ExecutorService helperPool;
    private final RetryProbe retryProbe;

    /**
     * @param scheduler for delays before restarts
     * @param background runs retry trials
     */
    CellFactory(
            GateConfig config,
            PlanRegistry planRegistry,
            TopicMonitor topicMonitor,
            MetricsSchema metricsSchema,
            CommittedCounts committedCounts,
            UndeclaredDataInspectors inspectors,
            ScheduledExecutorService scheduler,
            Executor background) {
        this.config = config;
        this.planRegistry = planRegistry;
        this.topicMonitor = topicMonitor;
        this.metricsSchema = metricsSchema;
        this.committedCounts = committedCounts;
        this.scheduler = scheduler;
        this.inspectors = inspectors;
        this.sizeLimits = new RecordSizeLimits(this::maxRecordBytes, config.limits());
        this.helperPool = helperPool(Math.max(1, config.tuning().helpers()));
        this.retryProbe = new RetryProbe(
                new CurrentPlanTrial(planRegistry::current, this::createDecider, topicMonitor), background,
                System::nanoTime);
    }

    /** Creates the cell of a domain without starting it. */
    Cell create(DomainName domain) {
        RecordReadiness readiness = new RecordReadiness(planRegistry, topicMonitor, metricsSchema, retryProbe);
        return new Cell(
                domain,
                () -> new AdmissionControl(readiness, Clock.systemUTC()),
                contexts -> createStreams(domain, contexts),
                config.tuning().stalledAfter(),
                scheduler,
                this::onCellFailure);
    }

    /** Marks topics that refused this gate, so that they do not fail the next run as well. */
    private void onCellFailure(Throwable cause) {
        if (cause instanceof TopicAuthorizationException refused) {
            topicMonitor.markRefused(refused.unauthorizedTopics());
        }
    }

    private KafkaStreams createStreams(DomainName domain, StreamThreadContexts contexts) {
        return new KafkaStreams(
                CellTopology.of(
                        domain,
                        topic -> PlanIncompleteException.requirePresent(planRegistry.current(topic)),
                        () -> new ParallelDecider(this::createDecider, helperPool, config.tuning().helpers()),
                        contexts::current,
                        retryProbe::recordFailure),
                CellStreamsConfig.of(domain, config),
                new GateClientSupplier(contexts, config.tuning(), new MetricsRecordFactory(metricsSchema),
                        committedCounts, topicMonitor.topicIds()));
    }

    /** Creates all deciders, those of the cells and those of retry trials, so that both decide alike. */
    private RecordDecider createDecider() {
        return new RecordDecider(sizeLimits, inspectors);
    }

    private long maxRecordBytes(String topic) {
        TopicDirectory.TopicFacts facts = topicMonitor.facts(topic);
        return facts == null ? config.limits().maxRequestBytes() : facts.maxRecordBytes();
    }

    /**
     * The queue is short because a task that waits for a helper keeps its batch in memory; if it is full, the stream
     * thread does the work itself.
     */
    private static ExecutorService helperPool(int threads) {
        return new ThreadPoolExecutor(
                threads, threads, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(2 * threads),
                Thread.ofPlatform().daemon().name("gate-decider-", 0).factory());
    }

    /** Stops the helpers. The host must have closed the cells before. */
    @Override
    public void close() {
        helperPool.shutdownNow();
    }
}
