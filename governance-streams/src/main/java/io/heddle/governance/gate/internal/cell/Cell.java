// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import io.heddle.contract.DomainName;
import io.heddle.contract.ProductTopics;
import io.heddle.governance.gate.config.CellApplicationId;
import io.heddle.governance.gate.health.GateHealth;
import io.heddle.governance.gate.health.Missing;
import io.heddle.governance.gate.health.MissingText;
import io.heddle.governance.gate.health.ProductPartition;
import io.heddle.governance.gate.internal.admission.AdmissionControl;
import io.heddle.governance.gate.internal.admission.HeldPartition;
import io.heddle.governance.internal.lifecycle.StreamsRunner;
import io.heddle.governance.internal.lifecycle.StreamsState;
import org.apache.kafka.streams.KafkaStreams;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A domain's Kafka Streams application and what its partitions wait for. A cell that fails restarts without affecting
 * other cells. Thread-safe.
 */
public final class Cell implements AutoCloseable {
    private final DomainName domain;
    private final StreamsRunner runner;
    private final Duration stalledAfter;
    private volatile Optional<StreamThreadContexts> contexts = Optional.empty();
    private GateHealth.State lastState = GateHealth.State.STARTING;
    private Instant since = Instant.now();

    /**
     * @param admissions creates the admission of one stream thread
     * @param application creates the application for one run without starting it
     * @param stalledAfter how long a thread may make no progress
     * @param onFailure called with the cause of a failed run before the next one starts
     */
    public Cell(
            DomainName domain,
            Supplier<AdmissionControl> admissions,
            Function<StreamThreadContexts, KafkaStreams> application,
            Duration stalledAfter,
            ScheduledExecutorService scheduler,
            Consumer<Throwable> onFailure) {
        this.domain = domain;
        this.stalledAfter = stalledAfter;
        this.runner = new StreamsRunner(
                "cell " + domain,
                CellApplicationId.of(domain),
                () -> {
                    StreamThreadContexts next = new StreamThreadContexts(admissions);
                    contexts = Optional.of(next);
                    return application.apply(next);
                },
                scheduler,
                onFailure);
    }

    void start() {
        runner.start();
    }

    /** Makes the cell refresh its topics, because the domain has new ones. */
    void requestTopicRefresh() {
        contexts.ifPresent(StreamThreadContexts::requestTopicRefresh);
    }

    /**
     * @param others waits on this domain's topics that are not visible to admission
     * @param lacking what the cell needs to receive records, if missing; its consumer may not have noticed
     */
    GateHealth.Cell health(Stream<GateHealth.Wait> others, Optional<Missing> lacking) {
        List<GateHealth.Wait> waits = Stream.concat(
                contexts.stream().flatMap(now -> now.heldPartitions().stream()).map(Cell::waitOf), others)
                .sorted(Comparator.comparing(GateHealth.Wait::topic).thenComparingInt(GateHealth.Wait::partition))
                .toList();
        Optional<String> stall =
                lacking.map(MissingText::of)
                        .or(() -> contexts.flatMap(now -> now.stall(stalledAfter)).map(StallDetector.Stall::reason));
        StreamsState streams = runner.state();
        GateHealth.State state = stateOf(streams, stall.isPresent(), !waits.isEmpty());
        Optional<String> problem = state == GateHealth.State.STALLED ? stall : streams.failure();
        return new GateHealth.Cell(domain, state, since(state), waits, problem);
    }

    static GateHealth.State stateOf(StreamsState streams, boolean stalled, boolean waiting) {
        return switch (streams) {
            case StreamsState.Created created -> GateHealth.State.STARTING;
            case StreamsState.Starting starting -> stateOf(GateHealth.State.STARTING, stalled, waiting);
            case StreamsState.Running running -> stateOf(GateHealth.State.RUNNING, stalled, waiting);
            case StreamsState.Restarting restarting -> GateHealth.State.RESTARTING;
            case StreamsState.Retrying retrying -> GateHealth.State.RESTARTING;
            case StreamsState.Stopping stopping -> GateHealth.State.STOPPED;
            case StreamsState.Stopped stopped -> GateHealth.State.STOPPED;
        };
    }

    private static GateHealth.State stateOf(GateHealth.State otherwise, boolean stalled, boolean waiting) {
        if (stalled) {
            return GateHealth.State.STALLED;
        }
        return waiting ? GateHealth.State.WAITING : otherwise;
    }

    /** The time of the first call that saw this state; accurate because health is polled every few seconds. */
    private synchronized Instant since(GateHealth.State state) {
        if (state != lastState) {
            lastState = state;
            since = Instant.now();
        }
        return since;
    }

    /** Unread records by partition, as of each partition's last fetch; held partitions are left out. */
    Map<ProductPartition, Long> lag() {
        Map<ProductPartition, Long> lag = new HashMap<>();
        contexts.stream().flatMap(now -> now.lag().entrySet().stream())
                .forEach(entry -> ProductTopics.ofIngest(entry.getKey().topic())
                        .ifPresent(topics -> lag.merge(
                                new ProductPartition(topics.product().toString(), entry.getKey().partition()),
                                entry.getValue(), Long::sum)));
        return lag;
    }

    /** Commits open transactions, then stops. */
    @Override
    public void close() {
        runner.close();
    }

    private static GateHealth.Wait waitOf(HeldPartition heldPartition) {
        return new GateHealth.Wait(
                heldPartition.partition().topic(), heldPartition.partition().partition(), heldPartition.offset(),
                heldPartition.since(), heldPartition.missing());
    }
}
