// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.DomainName;
import io.heddle.contract.MeshTopics;
import io.heddle.contract.ProductId;
import io.heddle.contract.ProductTopics;
import io.heddle.governance.events.EventWriter;
import io.heddle.governance.gate.detection.Detections;
import io.heddle.governance.gate.detection.Suspicions;
import io.heddle.governance.gate.schemas.ConfluentSubjects;
import io.heddle.governance.gate.schemas.RegistryClient;
import io.heddle.governance.gate.schemas.SchemaViolations;
import io.heddle.governance.gate.schemas.SchemaWatch;
import io.heddle.governance.gate.schemas.WatchedProduct;
import io.heddle.governance.internal.SideBySide;
import io.heddle.log.MeshView;
import io.heddle.log.heartbeat.Heartbeats;
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
 * Hosts the cells of all domains, or of those it is told, in this process. A cell starts when its domain has a contract;
 * contract changes need no restart. Several gates may host the same domain: they share its partitions. Thread-safe.
 *
 * <pre>{@code
 * try (Gate gate = Gate.start(config)) {
 *     gate.health().cells().forEach(System.out::println);
 * }
 * }</pre>
 */
public final class Gate implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
    private static final Duration FOLLOW_EVERY = Duration.ofMillis(100);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration SWEEP_EVERY = Duration.ofHours(1);

    private final GateConfig config;
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService helpers;
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("gate-mesh").factory());
    private final Cells cells = new Cells(this::cell);
    private final WriterSchemas schemas;
    private final Plans plans;
    private final MetricsTopic metrics = new MetricsTopic();
    private final CommittedCounts committed = new CommittedCounts();
    private final ClusterTopics topics;
    private final OpenTransactions transactions;
    private final GroupRights groups;
    private final IngestSweep sweep;
    private final Trials trials;
    private volatile long position = -1;
    private final Heartbeats heartbeats;
    private final EventWriter events;
    private final Detections detections;
    private final SchemaWatch watch;
    private volatile boolean followed;

    private Gate(GateConfig config, SchemaLookup lookup, WriterSchemas.Retry retry) {
        this.config = config;
        this.helpers = helpers(Math.max(1, config.tuning().helpers()));
        this.schemas = new WriterSchemas(lookup, retry);
        this.events = EventWriter.start("gate", config.kafka(), config.mesh());
        SchemaViolations violations = new SchemaViolations(events, Clock.systemUTC());
        this.plans = new Plans(new PlanMaker(config.engine(), Duration.ofSeconds(30)), schemas, violations, background);
        this.watch = SchemaWatch.start(
                new ConfluentSubjects(RegistryClient.of(
                        config.schemaRegistry(), Duration.ofSeconds(5), config.schemaRegistryProperties())),
                this::watched,
                new RegisteredSchemas(plans, new OutputSubjects(schemas, violations, background)));
        Admin admin = Admin.create(config.kafka());
        this.topics = new ClusterTopics(admin, Duration.ofSeconds(2), Duration.ofSeconds(30), this::changed);
        this.transactions = new OpenTransactions(admin, Clock.systemUTC(), Duration.ofSeconds(10));
        this.groups = new GroupRights(admin);
        this.sweep = new IngestSweep(admin, topics.ids(), Clock.systemUTC());
        this.trials = new Trials(this::rehearse, background, System::nanoTime);
        this.detections = new Detections(config.undeclared(), Suspicions.telling(events, Clock.systemUTC()));
        this.heartbeats = Heartbeats.start(
                "gate", config.kafka(), config.mesh()::view, () -> GatePulse.of(health()));
    }

    /** Starts a gate and returns at once; {@link #health} tells how far it is. */
    public static Gate start(GateConfig config) {
        return start(
                config,
                new ConfluentSchemaLookup(
                        config.schemaRegistry(), Duration.ofSeconds(5), config.schemaRegistryProperties()),
                WriterSchemas.Retry.DEFAULT);
    }

    static Gate start(GateConfig config, SchemaLookup lookup, WriterSchemas.Retry retry) {
        return start(config, lookup, retry, SWEEP_EVERY);
    }

    static Gate start(GateConfig config, SchemaLookup lookup, WriterSchemas.Retry retry, Duration sweepEvery) {
        Gate gate = new Gate(config, lookup, retry);
        var _ = gate.scheduler.scheduleWithFixedDelay(
                gate::follow, 0, FOLLOW_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        var _ = gate.scheduler.scheduleWithFixedDelay(gate::lookAtTransactions, 5, 10, TimeUnit.SECONDS);
        var _ = gate.scheduler.scheduleWithFixedDelay(gate::lookAtGroups, 5, 2, TimeUnit.SECONDS);
        gate.background.execute(() -> gate.sweep.run(sweepEvery, gate::ingestPartitions));
        LOG.info("gate starts: {}", config);
        return gate;
    }

    /** How every cell is doing, and what the gate waits for. Never blocks. */
    public GateHealth health() {
        Optional<String> waitingFor = followed
                ? topics.problem().or(schemas::outage)
                : Optional.of("mesh.registry to be read to its end");
        List<GateHealth.Wait> others = Stream.concat(transactions.waits().stream(), missingIngest()).toList();
        return new GateHealth(cells.health(others, groups::missing), waitingFor);
    }

    /** Nobody reads a topic that is not there, and no consumer says so: it would count as idle. */
    private Stream<GateHealth.Wait> missingIngest() {
        return topics.missing().entrySet().stream()
                .filter(topic -> plans.isGoverned(topic.getKey()))
                .map(topic -> GateHealth.Wait.ofTopic(topic.getKey(), topic.getValue(),
                        "topic " + topic.getKey() + ", which is not there or hidden from this gate; apply the contract again, or"
                                + " grant READ and DESCRIBE"));
    }

    /** What this process committed since it started. Never blocks. */
    public Map<ProductPartition, ProductCounts> counts() {
        return committed.all();
    }

    /** Records on ingest topics that the partitions hosted here have not read yet; of held ones nothing. Never blocks. */
    public Map<ProductPartition, Long> lag() {
        return cells.lag();
    }

    /** Stops every cell after what it began is committed, all at once; waits up to 25 s for that, and 5 s for the rest. */
    @Override
    public void close() {
        scheduler.shutdownNow();
        watch.close();
        cells.close();
        background.shutdownNow();
        helpers.shutdownNow();
        SideBySide.close(List.of(topics, heartbeats, events), CLOSE_TIMEOUT);
        LOG.info("gate stopped");
    }

    private void follow() {
        try {
            plans.retry();
            config.mesh().view().filter(view -> view.position() != position).ifPresent(this::follow);
        } catch (RuntimeException e) {
            LOG.error("the gate could not follow the mesh: {}", e.getClass().getSimpleName());
        }
    }

    private void rehearse(Ingest record) {
        try {
            var _ = new Judge(this::maxRecordBytes).judge(NotReadyException.ifNull(plans.current(record.topic())), record, Instant.now());
        } catch (UnfitException e) {
            // The setting may have changed since it was looked at.
            topics.doubt(e.topic());
            throw e;
        }
    }

    private void follow(MeshView view) {
        metrics.follow(view);
        Set<String> before = plans.ingestTopics();
        plans.follow(view);
        topics.want(List.of(MeshTopics.METRICS.value()));
        view.contracts().keySet().stream()
                .map(ProductId::domain)
                .distinct()
                .filter(this::isHosted)
                .forEach(cells::start);
        plans.ingestTopics().stream().filter(topic -> !before.contains(topic)).forEach(cells::lookForTopics);
        topics.want(hostedIngest());
        position = view.position();
        followed = true;
    }

    /**
     * Consumers are told of what they would otherwise ask for again and again. A topic without contract can wait: its contract
     * comes to all gates at the same time, and so they join their groups together.
     */
    private void changed(Set<String> topics, Set<String> before) {
        Stream.concat(topics.stream().filter(plans::isGoverned), before.stream())
                .filter(topic -> ProductTopics.ofIngest(topic).isPresent())
                .forEach(cells::lookForTopics);
    }

    /** Looks for transactions that stay open on the ingest topics of the domains hosted here. */
    private void lookAtTransactions() {
        try {
            transactions.look(ingestPartitions());
        } catch (RuntimeException e) {
            LOG.debug("open transactions cannot be looked for: {}", e.getClass().getSimpleName());
        }
    }

    private void lookAtGroups() {
        try {
            groups.look(cells.domains());
        } catch (RuntimeException e) {
            LOG.debug("rights on groups cannot be looked at: {}", e.getClass().getSimpleName());
        }
    }

    private List<TopicPartition> ingestPartitions() {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : hostedIngest()) {
            TopicDirectory.Facts facts = topics.facts(topic);
            for (int i = 0; facts != null && i < facts.partitions(); i++) {
                partitions.add(new TopicPartition(topic, i));
            }
        }
        return partitions;
    }

    private List<String> hostedIngest() {
        return plans.ingestTopics().stream().filter(cells::host).toList();
    }

    private boolean isHosted(DomainName domain) {
        return !domain.isMesh() && (config.domains().isEmpty() || config.domains().contains(domain));
    }

    private List<WatchedProduct> watched() {
        return config.mesh().view().stream()
                .flatMap(view -> view.contracts().entrySet().stream()
                        .filter(product -> isHosted(product.getKey().domain()))
                        .flatMap(product -> WatchedProduct.of(view, product.getValue()).stream()))
                .toList();
    }

    private Cell cell(DomainName domain) {
        Readiness readiness = new Readiness(plans, topics, metrics, trials);
        return new Cell(
                domain,
                () -> new Admission(readiness, Clock.systemUTC()),
                lanes -> application(domain, lanes),
                config.tuning().stalledAfter(),
                scheduler,
                this::failed);
    }

    /** A topic that refuses this gate must not end the next run too. */
    private void failed(Throwable cause) {
        if (cause instanceof TopicAuthorizationException refused) {
            topics.refused(refused.unauthorizedTopics());
        }
    }

    private KafkaStreams application(DomainName domain, Lanes lanes) {
        return new KafkaStreams(
                CellTopology.of(
                        domain,
                        topic -> NotReadyException.ifNull(plans.current(topic)),
                        this::bench,
                        lanes::current,
                        trials::failed),
                CellConfig.of(domain, config),
                new GateClients(lanes, config.tuning(), new MetricsRecords(metrics), committed, topics.ids()));
    }

    /** Where nobody is free soon, help is refused: a batch that waits for a helper is kept in memory for nothing. */
    private static ExecutorService helpers(int threads) {
        return new ThreadPoolExecutor(
                threads, threads, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(2 * threads),
                Thread.ofPlatform().daemon().name("gate-judge-", 0).factory());
    }

    private Bench bench() {
        return new Bench(() -> new Judge(this::maxRecordBytes, detections), helpers, config.tuning().helpers());
    }

    private long maxRecordBytes(String topic) {
        TopicDirectory.Facts facts = topics.facts(topic);
        return facts == null ? GateClients.MAX_REQUEST_BYTES : facts.maxRecordBytes();
    }
}
