// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Whether a stream thread gets on: when it last asked for records, and since when records wait that it does not get. A
 * thread that hangs throws nothing and fails nothing; only the clock tells. Told by that thread, asked by any.
 */
final class StallDetector {
    private static final long LAG_INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanos;
    private volatile long lastPollNanos;
    private volatile Map<TopicPartition, Long> lag = Map.of();
    private volatile Optional<LaggingPartition> behind = Optional.empty();
    private long lagCheckedNanos;
    private boolean receivedAny;

    /** @param nanos a clock such as {@link System#nanoTime} */
    StallDetector(LongSupplier nanos) {
        this.nanos = nanos;
        this.lastPollNanos = nanos.getAsLong();
        this.lagCheckedNanos = lastPollNanos - LAG_INTERVAL_NANOS;
    }

    /** A partition with records that do not come. */
    private record LaggingPartition(TopicPartition partition, long since) {}

    /**
     * A thread that does not get on.
     *
     * @param duration how long already
     * @param reason in words for people
     */
    record Stall(Duration duration, String reason) {}

    /** It asks for records now. */
    void onPollStarted() {
        lastPollNanos = nanos.getAsLong();
    }

    /**
     * It asked, and this came of it.
     *
     * @param any whether records came
     * @param flowing how many records wait on each partition that is not held; asked for once a second at most
     */
    void onPollReturned(boolean any, Supplier<Map<TopicPartition, Long>> flowing) {
        long now = nanos.getAsLong();
        lastPollNanos = now;
        receivedAny |= any;
        if (now - lagCheckedNanos < LAG_INTERVAL_NANOS) {
            return;
        }
        lagCheckedNanos = now;
        lag = Map.copyOf(flowing.get());
        boolean gotSome = receivedAny;
        receivedAny = false;
        Optional<TopicPartition> waiting = gotSome
                ? Optional.empty()
                : lag.entrySet().stream().filter(entry -> entry.getValue() > 0).map(Map.Entry::getKey).findFirst();
        long since = behind.map(LaggingPartition::since).orElse(now);
        behind = waiting.map(partition -> new LaggingPartition(partition, since));
    }

    /** Records that wait, by partition, as of the last look. */
    Map<TopicPartition, Long> lag() {
        return lag;
    }

    /** @param limit how long it may do nothing */
    Optional<Stall> stall(Duration limit) {
        long now = nanos.getAsLong();
        Duration silent = Duration.ofNanos(now - lastPollNanos);
        if (silent.compareTo(limit) > 0) {
            return Optional.of(new Stall(silent,
                    "its thread hangs: it has not asked for records for " + silent.toSeconds() + " s"));
        }
        return behind.map(lagging -> new Stall(
                Duration.ofNanos(now - lagging.since()),
                "records wait on " + lagging.partition() + ", and none has come for "
                        + Duration.ofNanos(now - lagging.since()).toSeconds() + " s"))
                .filter(stall -> stall.duration().compareTo(limit) > 0);
    }
}
