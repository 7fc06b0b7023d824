// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.governance.gate.config.GateConfig;
import io.heddle.governance.gate.health.GateHealth;
import io.heddle.governance.gate.health.GateHeartbeat;
import io.heddle.governance.gate.health.Missing;
import io.heddle.governance.gate.internal.cell.CellHost;
import io.heddle.governance.gate.internal.cluster.GroupAuthorizationMonitor;
import io.heddle.governance.gate.internal.cluster.IngestRetention;
import io.heddle.governance.gate.internal.cluster.MetricsSchema;
import io.heddle.governance.gate.internal.cluster.OpenTransactionMonitor;
import io.heddle.governance.gate.internal.cluster.TopicMonitor;
import io.heddle.governance.gate.internal.detection.SuspectedFieldReporter;
import io.heddle.governance.gate.internal.detection.UndeclaredDataInspectors;
import io.heddle.governance.gate.internal.metrics.CommittedCounts;
import io.heddle.governance.gate.internal.plan.PlanCompiler;
import io.heddle.governance.gate.internal.plan.PlanRegistry;
import io.heddle.governance.gate.internal.plan.RegisteredSchemaRouter;
import io.heddle.governance.gate.internal.schema.ConfluentSubjectDirectory;
import io.heddle.governance.gate.internal.schema.OutputSubjectAudit;
import io.heddle.governance.gate.internal.schema.SchemaLookup;
import io.heddle.governance.gate.internal.schema.SchemaRegistryRestFactory;
import io.heddle.governance.gate.internal.schema.SchemaRegistryWatcher;
import io.heddle.governance.gate.internal.schema.SchemaViolationReporter;
import io.heddle.governance.gate.internal.schema.WatchedProduct;
import io.heddle.governance.gate.internal.schema.WriterSchemaResolver;
import io.heddle.governance.internal.lifecycle.ParallelClose;
import io.heddle.log.event.QueuedEventPublisher;
import io.heddle.log.heartbeat.HeartbeatPublisher;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The parts of one gate, wired together: built once, then polled on a schedule until they are closed. Thread-safe.
 */
final class GateAssembly implements AutoCloseable {
    static final Duration SCHEMA_REGISTRY_TIMEOUT = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(GateAssembly.class);
    private static final Duration FOLLOW_INTERVAL = Duration.ofMillis(100);
    private static final Duration TRANSACTION_INTERVAL = Duration.ofSeconds(10);
    private static final Duration GROUP_INTERVAL = Duration.ofSeconds(2);
    private static final Duration FIRST_POLL_DELAY = Duration.ofSeconds(5);
    private static final Duration TOPIC_INTERVAL = Duration.ofSeconds(2);
    private static final Duration TOPIC_REFRESH_INTERVAL = Duration.ofSeconds(30);
    private static final Duration OPEN_TRANSACTION_AGE = Duration.ofSeconds(10);
    private static final Duration UNKNOWN_SCHEMA_TTL = Duration.ofSeconds(30);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("gate-mesh").factory());
    private final Clock clock = Clock.systemUTC();
    private final CommittedCounts committedCounts = new CommittedCounts();
    private final WriterSchemaResolver schemaResolver;
    private final QueuedEventPublisher events;
    private final SchemaRegistryWatcher schemaWatcher;
    private final TopicMonitor topicMonitor;
    private final OpenTransactionMonitor transactionMonitor;
    private final GroupAuthorizationMonitor groupMonitor;
    private final IngestRetention ingestRetention;
    private final CellFactory cellFactory;
    private final CellHost cells;
    private final MeshFollower meshFollower;
    private final HeartbeatPublisher heartbeats;

    GateAssembly(GateConfig config, SchemaLookup lookup, WriterSchemaResolver.Retry retry) {
        MetricsSchema metricsSchema = new MetricsSchema();
        schemaResolver = new WriterSchemaResolver(lookup, retry);
        events = QueuedEventPublisher.start("gate", config.kafka(), config.mesh()::view);
        SchemaViolationReporter violationReporter = new SchemaViolationReporter(events, clock);
        PlanRegistry planRegistry = new PlanRegistry(new PlanCompiler(config.engine(), UNKNOWN_SCHEMA_TTL),
                schemaResolver, violationReporter, background);
        Admin admin = Admin.create(config.kafka());
        topicMonitor = new TopicMonitor(admin, config.limits(), TOPIC_INTERVAL, TOPIC_REFRESH_INTERVAL);
        transactionMonitor = new OpenTransactionMonitor(admin, clock, OPEN_TRANSACTION_AGE);
        groupMonitor = new GroupAuthorizationMonitor(admin);
        ingestRetention = new IngestRetention(admin, topicMonitor.topicIds(), clock);
        cellFactory = new CellFactory(config, planRegistry, topicMonitor, metricsSchema, committedCounts,
                new UndeclaredDataInspectors(config.undeclared(), SuspectedFieldReporter.publishing(events, clock)),
                scheduler, background);
        cells = new CellHost(cellFactory::create);
        meshFollower = new MeshFollower(config, planRegistry, metricsSchema, topicMonitor, cells);
        schemaWatcher = SchemaRegistryWatcher.start(
                new ConfluentSubjectDirectory(SchemaRegistryRestFactory.create(
                        config.schemaRegistry(), SCHEMA_REGISTRY_TIMEOUT, config.schemaRegistryProperties())),
                () -> watchedProducts(config),
                new RegisteredSchemaRouter(planRegistry,
                        new OutputSubjectAudit(schemaResolver, violationReporter, background)));
        heartbeats = HeartbeatPublisher.start(
                "gate", config.kafka(), config.mesh()::view, () -> GateHeartbeat.of(health()));
    }

    /** Starts following the mesh log and polling the cluster. */
    void start(Duration retentionInterval) {
        topicMonitor.start(meshFollower::onTopicsChanged);
        schedule(meshFollower::follow, Duration.ZERO, FOLLOW_INTERVAL);
        schedule(this::pollTransactions, FIRST_POLL_DELAY, TRANSACTION_INTERVAL);
        schedule(this::pollGroups, FIRST_POLL_DELAY, GROUP_INTERVAL);
        background.execute(() -> ingestRetention.run(retentionInterval, meshFollower::ingestPartitions));
    }

    private void schedule(Runnable task, Duration delay, Duration pause) {
        var _ = scheduler.scheduleWithFixedDelay(task, delay.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    GateHealth health() {
        Optional<Missing> waitingFor = meshFollower.missing()
                .or(topicMonitor::problem)
                .or(() -> schemaResolver.outage().map(Missing.SchemaRegistry::new));
        List<GateHealth.Wait> others =
                Stream.concat(transactionMonitor.waits().stream(), meshFollower.missingIngest()).toList();
        return new GateHealth(cells.health(others, groupMonitor::missingPermission), waitingFor);
    }

    CommittedCounts committedCounts() {
        return committedCounts;
    }

    CellHost cells() {
        return cells;
    }

    /** Finds long-running transactions on the ingest topics of the domains hosted here. */
    private void pollTransactions() {
        try {
            transactionMonitor.poll(meshFollower.ingestPartitions());
        } catch (RuntimeException e) {
            LOG.debug("open transactions cannot be listed: {}", e.getClass().getSimpleName());
        }
    }

    private void pollGroups() {
        try {
            groupMonitor.poll(cells.domains());
        } catch (RuntimeException e) {
            LOG.debug("rights on groups cannot be listed: {}", e.getClass().getSimpleName());
        }
    }

    private static List<WatchedProduct> watchedProducts(GateConfig config) {
        return config.mesh().view().stream()
                .flatMap(view -> view.contracts().keySet().stream()
                        .filter(product -> config.hosts(product.domain()))
                        .flatMap(product -> WatchedProduct.of(view, product).stream()))
                .toList();
    }

    /** Commits the cells' open transactions, then stops all parts. */
    @Override
    public void close() {
        scheduler.shutdownNow();
        schemaWatcher.close();
        cells.close();
        background.shutdownNow();
        cellFactory.close();
        ParallelClose.close(List.of(topicMonitor, heartbeats, events), CLOSE_TIMEOUT);
    }
}
