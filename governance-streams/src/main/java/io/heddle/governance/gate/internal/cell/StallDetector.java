// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Detects that a stream thread makes no progress: it has stopped polling, or its polls return nothing although records
 * are available. A hanging thread throws no exception, so only time can reveal it. Updated by that thread; any thread
 * may query it.
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

    /** A partition whose available records are not fetched. */
    private record LaggingPartition(TopicPartition partition, long since) {}

    /**
     * A thread without progress.
     *
     * @param duration how long so far
     * @param reason a readable description
     */
    record Stall(Duration duration, String reason) {}

    /** A poll starts. */
    void onPollStarted() {
        lastPollNanos = nanos.getAsLong();
    }

    /**
     * A poll returned.
     *
     * @param any whether it returned records
     * @param flowing supplies the lag of each partition that is not held; called at most once a second
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

    /** Unread records by partition, as of the last check. */
    Map<TopicPartition, Long> lag() {
        return lag;
    }

    /** @param limit how long the thread may make no progress */
    Optional<Stall> stall(Duration limit) {
        long now = nanos.getAsLong();
        Duration silent = Duration.ofNanos(now - lastPollNanos);
        if (silent.compareTo(limit) > 0) {
            return Optional.of(new Stall(silent,
                    "its thread hangs: it has not polled for records for " + silent.toSeconds() + " s"));
        }
        return behind.map(lagging -> new Stall(
                Duration.ofNanos(now - lagging.since()),
                "records wait on " + lagging.partition() + ", but none has arrived for "
                        + Duration.ofNanos(now - lagging.since()).toSeconds() + " s"))
                .filter(stall -> stall.duration().compareTo(limit) > 0);
    }
}
