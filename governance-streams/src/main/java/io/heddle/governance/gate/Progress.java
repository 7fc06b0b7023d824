// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

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
final class Progress {
    private static final long LOOK_EVERY = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanos;
    private volatile long asked;
    private volatile Map<TopicPartition, Long> lag = Map.of();
    private volatile Optional<Behind> behind = Optional.empty();
    private long looked;
    private boolean gotAny;

    /** @param nanos a clock such as {@link System#nanoTime} */
    Progress(LongSupplier nanos) {
        this.nanos = nanos;
        this.asked = nanos.getAsLong();
        this.looked = asked - LOOK_EVERY;
    }

    /** A partition with records that do not come. */
    private record Behind(TopicPartition partition, long since) {}

    /**
     * A thread that does not get on.
     *
     * @param lasts how long already
     * @param why in words for people
     */
    record Stall(Duration lasts, String why) {}

    /** It asks for records now. */
    void asks() {
        asked = nanos.getAsLong();
    }

    /**
     * It asked, and this came of it.
     *
     * @param any whether records came
     * @param flowing how many records wait on each partition that is not held; asked for once a second at most
     */
    void got(boolean any, Supplier<Map<TopicPartition, Long>> flowing) {
        long now = nanos.getAsLong();
        asked = now;
        gotAny |= any;
        if (now - looked < LOOK_EVERY) {
            return;
        }
        looked = now;
        lag = Map.copyOf(flowing.get());
        boolean gotSome = gotAny;
        gotAny = false;
        Optional<TopicPartition> waiting = gotSome
                ? Optional.empty()
                : lag.entrySet().stream().filter(entry -> entry.getValue() > 0).map(Map.Entry::getKey).findFirst();
        long since = behind.map(Behind::since).orElse(now);
        behind = waiting.map(partition -> new Behind(partition, since));
    }

    /** Records that wait, by partition, as of the last look. */
    Map<TopicPartition, Long> lag() {
        return lag;
    }

    /** @param limit how long it may do nothing */
    Optional<Stall> stall(Duration limit) {
        long now = nanos.getAsLong();
        Duration silent = Duration.ofNanos(now - asked);
        if (silent.compareTo(limit) > 0) {
            return Optional.of(new Stall(silent, "its thread hangs: it has not asked for records for " + silent.toSeconds() + " s"));
        }
        return behind.map(at -> new Stall(
                        Duration.ofNanos(now - at.since()),
                        "records wait on " + at.partition() + ", and none has come for "
                                + Duration.ofNanos(now - at.since()).toSeconds() + " s"))
                .filter(stall -> stall.lasts().compareTo(limit) > 0);
    }
}
