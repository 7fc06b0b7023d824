// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.DomainName;
import io.heddle.contract.MeshTopics;
import io.heddle.contract.ProductId;
import io.heddle.contract.ProductTopics;
import io.heddle.governance.gate.config.GateConfig;
import io.heddle.governance.gate.config.GateLimits;
import io.heddle.governance.gate.health.GateHealth;
import io.heddle.governance.gate.health.GateHeartbeat;
import io.heddle.governance.gate.health.ProductCounts;
import io.heddle.governance.gate.health.ProductPartition;
import io.heddle.governance.gate.internal.admission.AdmissionControl;
import io.heddle.governance.gate.internal.admission.RecordReadiness;
import io.heddle.governance.gate.internal.admission.RetryProbe;
import io.heddle.governance.gate.internal.cell.Cell;
import io.heddle.governance.gate.internal.cell.CellHost;
import io.heddle.governance.gate.internal.cell.CellStreamsConfig;
import io.heddle.governance.gate.internal.cell.CellTopology;
import io.heddle.governance.gate.internal.cell.GateClientSupplier;
import io.heddle.governance.gate.internal.cell.StreamThreadContexts;
import io.heddle.governance.gate.internal.cluster.GroupAuthorizationMonitor;
import io.heddle.governance.gate.internal.cluster.IngestRetention;
import io.heddle.governance.gate.internal.cluster.MetricsSchema;
import io.heddle.governance.gate.internal.cluster.OpenTransactionMonitor;
import io.heddle.governance.gate.internal.cluster.TopicDirectory;
import io.heddle.governance.gate.internal.cluster.TopicMonitor;
import io.heddle.governance.gate.internal.decision.ParallelDecider;
import io.heddle.governance.gate.internal.decision.QuarantineTooSmallException;
import io.heddle.governance.gate.internal.decision.RecordDecider;
import io.heddle.governance.gate.internal.detection.SuspectedFieldReporter;
import io.heddle.governance.gate.internal.detection.UndeclaredDataInspectors;
import io.heddle.governance.gate.internal.metrics.CommittedCounts;
import io.heddle.governance.gate.internal.metrics.MetricsRecordFactory;
import io.heddle.governance.gate.internal.plan.PlanCompiler;
import io.heddle.governance.gate.internal.plan.PlanRegistry;
import io.heddle.governance.gate.internal.plan.RegisteredSchemaRouter;
import io.heddle.governance.gate.internal.record.IngestRecord;
import io.heddle.governance.gate.internal.record.PlanIncompleteException;
import io.heddle.governance.gate.internal.schema.ConfluentSchemaLookup;
import io.heddle.governance.gate.internal.schema.ConfluentSubjectDirectory;
import io.heddle.governance.gate.internal.schema.OutputSubjectAudit;
import io.heddle.governance.gate.internal.schema.SchemaLookup;
import io.heddle.governance.gate.internal.schema.SchemaRegistryRestFactory;
import io.heddle.governance.gate.internal.schema.SchemaRegistryWatcher;
import io.heddle.governance.gate.internal.schema.SchemaViolationReporter;
import io.heddle.governance.gate.internal.schema.WatchedProduct;
import io.heddle.governance.gate.internal.schema.WriterSchemaResolver;
import io.heddle.governance.internal.lifecycle.ParallelClose;
import io.heddle.log.MeshView;
import io.heddle.log.event.QueuedEventPublisher;
import io.heddle.log.heartbeat.HeartbeatPublisher;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.streams.KafkaStreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Hosts the cells of all domains, or of those it is told, in this process. A cell starts when its domain has a
 * contract; contract changes need no restart. Several gates may host the same domain: they share its partitions.
 * Thread-safe.
 *
 * <pre>{@code
 * try (Gate gate = Gate.start(config)) {
 *     gate.health().cells().forEach(System.out::println);
 * }
 * }</pre>
 */
public final class Gate implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
    private static final Duration FOLLOW_INTERVAL = Duration.ofMillis(100);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration RETENTION_INTERVAL = Duration.ofHours(1);

    private final GateConfig config;
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService helperPool;
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("gate-mesh").factory());
    private final CellHost cells = new CellHost(this::createCell);
    private final WriterSchemaResolver schemaResolver;
    private final PlanRegistry planRegistry;
    private final MetricsSchema metricsSchema = new MetricsSchema();
    private final CommittedCounts committedCounts = new CommittedCounts();
    private final TopicMonitor topicMonitor;
    private final OpenTransactionMonitor transactionMonitor;
    private final GroupAuthorizationMonitor groupMonitor;
    private final IngestRetention ingestRetention;
    private final RetryProbe retryProbe;
    private volatile long position = -1;
    private final HeartbeatPublisher heartbeats;
    private final QueuedEventPublisher events;
    private final UndeclaredDataInspectors inspectors;
    private final SchemaRegistryWatcher schemaWatcher;
    private volatile boolean hasFollowed;

    private Gate(GateConfig config, SchemaLookup lookup, WriterSchemaResolver.Retry retry) {
        this.config = config;
        this.helperPool = helperPool(Math.max(1, config.tuning().helpers()));
        this.schemaResolver = new WriterSchemaResolver(lookup, retry);
        this.events = QueuedEventPublisher.start("gate", config.kafka(), config.mesh()::view);
        SchemaViolationReporter violationReporter = new SchemaViolationReporter(events, Clock.systemUTC());
        this.planRegistry = new PlanRegistry(new PlanCompiler(config.engine(), Duration.ofSeconds(30)), schemaResolver,
                violationReporter, background);
        this.schemaWatcher = SchemaRegistryWatcher.start(
                new ConfluentSubjectDirectory(SchemaRegistryRestFactory.create(
                        config.schemaRegistry(), Duration.ofSeconds(5), config.schemaRegistryProperties())),
                this::watchedProducts,
                new RegisteredSchemaRouter(planRegistry,
                        new OutputSubjectAudit(schemaResolver, violationReporter, background)));
        Admin admin = Admin.create(config.kafka());
        this.topicMonitor =
                new TopicMonitor(admin, Duration.ofSeconds(2), Duration.ofSeconds(30), this::onTopicsChanged);
        this.transactionMonitor = new OpenTransactionMonitor(admin, Clock.systemUTC(), Duration.ofSeconds(10));
        this.groupMonitor = new GroupAuthorizationMonitor(admin);
        this.ingestRetention = new IngestRetention(admin, topicMonitor.topicIds(), Clock.systemUTC());
        this.retryProbe = new RetryProbe(this::tryDecide, background, System::nanoTime);
        this.inspectors = new UndeclaredDataInspectors(config.undeclared(),
                SuspectedFieldReporter.publishing(events, Clock.systemUTC()));
        this.heartbeats = HeartbeatPublisher.start(
                "gate", config.kafka(), config.mesh()::view, () -> GateHeartbeat.of(health()));
    }

    /** Starts a gate and returns at once; {@link #health} tells how far it is. */
    public static Gate start(GateConfig config) {
        return start(
                config,
                new ConfluentSchemaLookup(
                        config.schemaRegistry(), Duration.ofSeconds(5), config.schemaRegistryProperties()),
                WriterSchemaResolver.Retry.DEFAULT);
    }

    static Gate start(GateConfig config, SchemaLookup lookup, WriterSchemaResolver.Retry retry) {
        return start(config, lookup, retry, RETENTION_INTERVAL);
    }

    static Gate start(GateConfig config, SchemaLookup lookup, WriterSchemaResolver.Retry retry, Duration sweepEvery) {
        Gate gate = new Gate(config, lookup, retry);
        var _ = gate.scheduler.scheduleWithFixedDelay(
                gate::follow, 0, FOLLOW_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        var _ = gate.scheduler.scheduleWithFixedDelay(gate::pollTransactions, 5, 10, TimeUnit.SECONDS);
        var _ = gate.scheduler.scheduleWithFixedDelay(gate::pollGroups, 5, 2, TimeUnit.SECONDS);
        gate.background.execute(() -> gate.ingestRetention.run(sweepEvery, gate::ingestPartitions));
        LOG.info("gate starts: {}", config);
        return gate;
    }

    /** How every cell is doing, and what the gate waits for. Never blocks. */
    public GateHealth health() {
        Optional<String> waitingFor = hasFollowed
                ? topicMonitor.problem().or(schemaResolver::outage)
                : Optional.of("mesh.registry to be read to its end");
        List<GateHealth.Wait> others = Stream.concat(transactionMonitor.waits().stream(), missingIngest()).toList();
        return new GateHealth(cells.health(others, groupMonitor::missingPermission), waitingFor);
    }

    /** Nobody reads a topic that is not there, and no consumer says so: it would count as idle. */
    private Stream<GateHealth.Wait> missingIngest() {
        return topicMonitor.missingSince().entrySet().stream()
                .filter(topic -> planRegistry.isGoverned(topic.getKey()))
                .map(topic -> GateHealth.Wait.ofTopic(topic.getKey(), topic.getValue(),
                        "topic " + topic.getKey()
                                + ", which is not there or hidden from this gate; apply the contract again, or"
                                + " grant READ and DESCRIBE"));
    }

    /** What this process committed since it started. Never blocks. */
    public Map<ProductPartition, ProductCounts> counts() {
        return committedCounts.snapshot();
    }

    /**
     * Records on ingest topics that the partitions hosted here have not read yet; of held ones nothing. Never blocks.
     */
    public Map<ProductPartition, Long> lag() {
        return cells.lag();
    }

    /**
     * Stops every cell after what it began is committed, all at once; waits up to 25 s for that, and 5 s for the rest.
     */
    @Override
    public void close() {
        scheduler.shutdownNow();
        schemaWatcher.close();
        cells.close();
        background.shutdownNow();
        helperPool.shutdownNow();
        ParallelClose.close(List.of(topicMonitor, heartbeats, events), CLOSE_TIMEOUT);
        LOG.info("gate stopped");
    }

    private void follow() {
        try {
            planRegistry.retryFailed();
            config.mesh().view().filter(view -> view.position() != position).ifPresent(this::follow);
        } catch (RuntimeException e) {
            LOG.error("the gate could not follow the mesh: {}", e.getClass().getSimpleName());
        }
    }

    private void tryDecide(IngestRecord record) {
        try {
            var _ = new RecordDecider(this::maxRecordBytes).decide(
                    PlanIncompleteException.requirePresent(planRegistry.current(record.topic())), record,
                    Instant.now());
        } catch (QuarantineTooSmallException e) {
            // The setting may have changed since it was looked at.
            topicMonitor.refreshSoon(e.topic());
            throw e;
        }
    }

    private void follow(MeshView view) {
        metricsSchema.follow(view);
        Set<String> before = planRegistry.ingestTopics();
        planRegistry.follow(view);
        topicMonitor.requestFacts(List.of(MeshTopics.METRICS.value()));
        view.contracts().keySet().stream()
                .map(ProductId::domain)
                .distinct()
                .filter(this::isHosted)
                .forEach(cells::start);
        planRegistry.ingestTopics().stream().filter(topic -> !before.contains(topic))
                .forEach(cells::requestTopicRefresh);
        topicMonitor.requestFacts(hostedIngest());
        position = view.position();
        hasFollowed = true;
    }

    /**
     * Consumers are told of what they would otherwise ask for again and again. A topic without contract can wait: its
     * contract comes to all gates at the same time, and so they join their groups together.
     */
    private void onTopicsChanged(Set<String> topics, Set<String> before) {
        Stream.concat(topics.stream().filter(planRegistry::isGoverned), before.stream())
                .filter(topic -> ProductTopics.ofIngest(topic).isPresent())
                .forEach(cells::requestTopicRefresh);
    }

    /** Looks for transactions that stay open on the ingest topics of the domains hosted here. */
    private void pollTransactions() {
        try {
            transactionMonitor.poll(ingestPartitions());
        } catch (RuntimeException e) {
            LOG.debug("open transactions cannot be looked for: {}", e.getClass().getSimpleName());
        }
    }

    private void pollGroups() {
        try {
            groupMonitor.poll(cells.domains());
        } catch (RuntimeException e) {
            LOG.debug("rights on groups cannot be looked at: {}", e.getClass().getSimpleName());
        }
    }

    private List<TopicPartition> ingestPartitions() {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : hostedIngest()) {
            TopicDirectory.TopicFacts facts = topicMonitor.facts(topic);
            for (int i = 0; facts != null && i < facts.partitions(); i++) {
                partitions.add(new TopicPartition(topic, i));
            }
        }
        return partitions;
    }

    private List<String> hostedIngest() {
        return planRegistry.ingestTopics().stream().filter(cells::hosts).toList();
    }

    private boolean isHosted(DomainName domain) {
        return !domain.isMesh() && (config.domains().isEmpty() || config.domains().contains(domain));
    }

    private List<WatchedProduct> watchedProducts() {
        return config.mesh().view().stream()
                .flatMap(view -> view.contracts().keySet().stream()
                        .filter(product -> isHosted(product.domain()))
                        .flatMap(product -> WatchedProduct.of(view, product).stream()))
                .toList();
    }

    private Cell createCell(DomainName domain) {
        RecordReadiness readiness = new RecordReadiness(planRegistry, topicMonitor, metricsSchema, retryProbe);
        return new Cell(
                domain,
                () -> new AdmissionControl(readiness, Clock.systemUTC()),
                contexts -> createStreams(domain, contexts),
                config.tuning().stalledAfter(),
                scheduler,
                this::onCellFailure);
    }

    /** A topic that refuses this gate must not end the next run too. */
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
                        this::createDecider,
                        contexts::current,
                        retryProbe::recordFailure),
                CellStreamsConfig.of(domain, config),
                new GateClientSupplier(contexts, config.tuning(), new MetricsRecordFactory(metricsSchema),
                        committedCounts, topicMonitor.topicIds()));
    }

    /** Where nobody is free soon, help is refused: a batch that waits for a helper is kept in memory for nothing. */
    private static ExecutorService helperPool(int threads) {
        return new ThreadPoolExecutor(
                threads, threads, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(2 * threads),
                Thread.ofPlatform().daemon().name("gate-judge-", 0).factory());
    }

    private ParallelDecider createDecider() {
        return new ParallelDecider(() -> new RecordDecider(this::maxRecordBytes, inspectors), helperPool,
                config.tuning().helpers());
    }

    private long maxRecordBytes(String topic) {
        TopicDirectory.TopicFacts facts = topicMonitor.facts(topic);
        return facts == null ? GateLimits.MAX_REQUEST_BYTES : facts.maxRecordBytes();
    }
}
