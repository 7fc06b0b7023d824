// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.DomainName;
import io.heddle.contract.ProductTopics;
import io.heddle.governance.internal.StreamsRunner;
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
 * A domain's Kafka Streams application and what its partitions wait for. A cell that fails starts again; other cells
 * never notice. Thread-safe.
 */
final class Cell implements AutoCloseable {
    private final DomainName domain;
    private final StreamsRunner runner;
    private final Duration stalledAfter;
    private volatile Optional<Lanes> lanes = Optional.empty();
    private GateHealth.State lastState = GateHealth.State.STARTING;
    private Instant since = Instant.now();

    /**
     * @param admissions makes the admission of one stream thread
     * @param application makes one run of the application, not started
     * @param stalledAfter how long a thread may get nothing done
     * @param onFailure told why a run ended, before the next
     */
    Cell(
            DomainName domain,
            Supplier<Admission> admissions,
            Function<Lanes, KafkaStreams> application,
            Duration stalledAfter,
            ScheduledExecutorService scheduler,
            Consumer<Throwable> onFailure) {
        this.domain = domain;
        this.stalledAfter = stalledAfter;
        this.runner = new StreamsRunner(
                "cell " + domain,
                CellConfig.applicationId(domain),
                () -> {
                    Lanes next = new Lanes(admissions);
                    lanes = Optional.of(next);
                    return application.apply(next);
                },
                scheduler,
                onFailure);
    }

    void start() {
        runner.start();
    }

    /** New topics of the domain are there to be read. */
    void lookForTopics() {
        lanes.ifPresent(Lanes::lookForTopics);
    }

    /**
     * @param others waits on this domain's topics that admission cannot see
     * @param lacking without which it gets no records, and may not have noticed
     */
    GateHealth.Cell health(Stream<GateHealth.Wait> others, Optional<String> lacking) {
        List<GateHealth.Wait> waits = Stream.concat(
                        lanes.stream().flatMap(now -> now.holds().stream()).map(Cell::waitOf), others)
                .sorted(Comparator.comparing(GateHealth.Wait::topic).thenComparingInt(GateHealth.Wait::partition))
                .toList();
        Optional<String> stall = lacking.or(() -> lanes.flatMap(now -> now.stall(stalledAfter)).map(Progress.Stall::why));
        GateHealth.State state = switch (runner.state()) {
            case STARTING -> stateOf(stall, waits, GateHealth.State.STARTING);
            case RUNNING -> stateOf(stall, waits, GateHealth.State.RUNNING);
            case RESTARTING -> GateHealth.State.RESTARTING;
            case STOPPED -> GateHealth.State.STOPPED;
        };
        Optional<String> problem =
                state == GateHealth.State.STALLED ? stall : runner.failure();
        return new GateHealth.Cell(domain, state, since(state), waits, problem);
    }

    private static GateHealth.State stateOf(
            Optional<String> stall, List<GateHealth.Wait> waits, GateHealth.State otherwise) {
        if (stall.isPresent()) {
            return GateHealth.State.STALLED;
        }
        return waits.isEmpty() ? otherwise : GateHealth.State.WAITING;
    }

    /** As seen by those who ask, who do so every few seconds at least. */
    private synchronized Instant since(GateHealth.State state) {
        if (state != lastState) {
            lastState = state;
            since = Instant.now();
        }
        return since;
    }

    /** Records that wait to be read on its partitions, as old as the last fetch of each; held ones are left out. */
    Map<ProductPartition, Long> lag() {
        Map<ProductPartition, Long> lag = new HashMap<>();
        lanes.stream().flatMap(now -> now.lag().entrySet().stream()).forEach(entry -> ProductTopics.ofIngest(entry.getKey().topic())
                .ifPresent(topics -> lag.merge(
                        new ProductPartition(topics.product().toString(), entry.getKey().partition()), entry.getValue(), Long::sum)));
        return lag;
    }

    /** Stops, after what was begun is committed. */
    @Override
    public void close() {
        runner.close();
    }

    private static GateHealth.Wait waitOf(Hold hold) {
        return new GateHealth.Wait(
                hold.at().topic(), hold.at().partition(), hold.offset(), hold.since(), hold.missing());
    }
}
