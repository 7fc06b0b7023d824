// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.DomainName;
import io.heddle.governance.internal.StreamsRunner;
import org.apache.kafka.streams.KafkaStreams;

import java.util.Comparator;
import java.util.List;
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
    private volatile Optional<Lanes> lanes = Optional.empty();

    /**
     * @param admissions makes the admission of one stream thread
     * @param application makes one run of the application, not started
     * @param onFailure told why a run ended, before the next
     */
    Cell(
            DomainName domain,
            Supplier<Admission> admissions,
            Function<Lanes, KafkaStreams> application,
            ScheduledExecutorService scheduler,
            Consumer<Throwable> onFailure) {
        this.domain = domain;
        this.runner = new StreamsRunner(
                "cell " + domain,
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

    /** @param others waits on this domain's topics that admission cannot see */
    GateHealth.Cell health(Stream<GateHealth.Wait> others) {
        List<GateHealth.Wait> waits = Stream.concat(
                        lanes.stream().flatMap(now -> now.holds().stream()).map(Cell::waitOf), others)
                .sorted(Comparator.comparing(GateHealth.Wait::topic).thenComparingInt(GateHealth.Wait::partition))
                .toList();
        GateHealth.State state = switch (runner.state()) {
            case STARTING -> waits.isEmpty() ? GateHealth.State.STARTING : GateHealth.State.WAITING;
            case RUNNING -> waits.isEmpty() ? GateHealth.State.RUNNING : GateHealth.State.WAITING;
            case RESTARTING -> GateHealth.State.RESTARTING;
            case STOPPED -> GateHealth.State.STOPPED;
        };
        return new GateHealth.Cell(domain, state, waits, runner.failure());
    }

    /** What its consumer has been told to be waiting on its partitions; as old as its last fetch. */
    long lag() {
        double lag = runner.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("records-lag") && metric.getKey().tags().containsKey("partition"))
                .mapToDouble(metric -> metric.getValue().metricValue() instanceof Double number && !number.isNaN() ? number : 0)
                .sum();
        return Math.round(lag);
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
