// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.monitor;

import io.heddle.contract.MeshTopics;
import io.heddle.contract.mesh.ComponentHeartbeat.State;
import io.heddle.contract.mesh.ComponentHeartbeat.Status;
import io.heddle.contract.mesh.SlaObjectiveState;
import io.heddle.governance.internal.lifecycle.StreamsRunner;
import io.heddle.governance.internal.lifecycle.StreamsState;
import io.heddle.log.heartbeat.HeartbeatPublisher;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Evaluates the service level objectives of every product. Several monitors share the work. Thread-safe.
 *
 * <pre>{@code
 * try (Monitor monitor = Monitor.start(config)) {
 *     monitor.health();
 * }
 * }</pre>
 */
public final class Monitor implements AutoCloseable {
    static final String APPLICATION_ID = "mesh.monitor";

    private static final Logger LOG = LoggerFactory.getLogger(Monitor.class);
    private static final List<String> TOPICS =
            List.of(MeshTopics.METRICS.value(), MeshTopics.SLA.value(), MeshTopics.EVENTS.value());

    private final MonitorConfig config;
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("monitor-start").factory());
    private final StreamsRunner runner;
    private final ObjectiveStateView stateView = new ObjectiveStateView();
    private final HeartbeatPublisher heartbeats;
    private volatile Optional<MonitorWait> waitingFor = Optional.of(MonitorWait.topics(TOPICS));
    private final MetricsReadProgress progress = new MetricsReadProgress();
    private Optional<MetricsEndOffsets> endOffsets = Optional.empty();
    private volatile int metricsPartitions;

    private Monitor(MonitorConfig config) {
        this.config = config;
        this.runner = new StreamsRunner("monitor", APPLICATION_ID, this::createStreams, scheduler);
        this.heartbeats =
                HeartbeatPublisher.start("monitor", config.kafka(), config.mesh()::view, this::heartbeatStatus);
    }

    /** Starts a monitor and returns at once; it starts evaluating when its topics exist. */
    public static Monitor start(MonitorConfig config) {
        Monitor monitor = new Monitor(config);
        monitor.scheduler.execute(monitor::startWhenPossible);
        LOG.info("monitor starts: {}", config);
        return monitor;
    }

    /** The monitor's health. Never blocks. */
    public MonitorHealth health() {
        StreamsState streams = runner.state();
        MonitorHealth.State state = waitingFor.isPresent() ? MonitorHealth.State.WAITING : stateOf(streams);
        return new MonitorHealth(state, waitingFor, streams.failure());
    }

    static MonitorHealth.State stateOf(StreamsState streams) {
        return switch (streams) {
            case StreamsState.Created created -> MonitorHealth.State.STARTING;
            case StreamsState.Starting starting -> MonitorHealth.State.STARTING;
            case StreamsState.Running running -> MonitorHealth.State.RUNNING;
            case StreamsState.Restarting restarting -> MonitorHealth.State.RESTARTING;
            case StreamsState.Retrying retrying -> MonitorHealth.State.RESTARTING;
            case StreamsState.Stopping stopping -> MonitorHealth.State.STOPPED;
            case StreamsState.Stopped stopped -> MonitorHealth.State.STOPPED;
        };
    }

    /** The states of the objectives that this process evaluates, by product and objective. Never blocks. */
    public Map<String, Map<String, SlaObjectiveState>> objectives() {
        return stateView.snapshot();
    }

    /** Commits open transactions and stops; waits up to 25 s. */
    @Override
    public void close() {
        scheduler.shutdownNow();
        runner.close();
        synchronized (this) {
            endOffsets.ifPresent(MetricsEndOffsets::close);
        }
        heartbeats.close();
    }

    private Status heartbeatStatus() {
        MonitorHealth health = health();
        return Status.of(State.valueOf(health.state().name()), health.waitingFor().map(MonitorWait::text))
                .withWaitingForCode(health.waitingFor().map(MonitorWait::code));
    }

    private void startWhenPossible() {
        try (Admin admin = Admin.create(config.kafka())) {
            Map<String, TopicDescription> topics =
                    admin.describeTopics(TOPICS).allTopicNames().get(15, TimeUnit.SECONDS);
            TopicDescription metrics = topics.get(MeshTopics.METRICS.value());
            if (metrics != null) {
                metricsPartitions = metrics.partitions().size();
                waitingFor = Optional.empty();
                followEndOffsets();
                runner.start();
                return;
            }
        } catch (ExecutionException e) {
            waitFor(MonitorWait.of(TOPICS, e.getCause()));
        } catch (TimeoutException e) {
            waitFor(MonitorWait.of(TOPICS, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        var _ = scheduler.schedule(this::startWhenPossible, 500, TimeUnit.MILLISECONDS);
    }

    private synchronized void followEndOffsets() {
        if (scheduler.isShutdown()) {
            return;
        }
        MetricsEndOffsets ends = new MetricsEndOffsets(Admin.create(config.kafka()), metricsPartitions, progress);
        endOffsets = Optional.of(ends);
        var _ = scheduler.scheduleWithFixedDelay(() -> refresh(ends), 0, 1, TimeUnit.SECONDS);
    }

    /** A task that throws would not run again. */
    private static void refresh(MetricsEndOffsets ends) {
        try {
            ends.refresh();
        } catch (RuntimeException e) {
            LOG.warn("the ends of mesh.metrics cannot be asked for: {}", e.getClass().getSimpleName());
        }
    }

    private void waitFor(MonitorWait wait) {
        LOG.debug("the monitor waits for {}", wait.text());
        waitingFor = Optional.of(wait);
    }

    private KafkaStreams createStreams() {
        return new KafkaStreams(
                MonitorTopology.of(config.mesh(), new ProductTaskAssignment(metricsPartitions), stateView, progress),
                streamsConfig(), new MonitorClientSupplier(progress));
    }

    private StreamsConfig streamsConfig() {
        Map<String, Object> streams = new HashMap<>(config.kafka());
        streams.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION_ID);
        streams.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        streams.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDirectory().toString());
        streams.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, config.commitInterval().toMillis());
        streams.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        streams.put(CommonClientConfigs.METADATA_MAX_AGE_CONFIG, (int) Duration.ofSeconds(10).toMillis());
        streams.put(StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MAX_BYTES_CONFIG), 4 * 1024 * 1024);
        streams.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
        streams.put(StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG), 8L * 1024 * 1024);
        streams.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_BLOCK_MS_CONFIG), 15_000);
        return new StreamsConfig(streams);
    }
}
