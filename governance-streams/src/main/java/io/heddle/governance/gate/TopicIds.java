// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Which topic a name stands for: one that is deleted and made again has another id. Written by one thread, read by all. */
final class TopicIds {
    private final Runnable ask;
    private final AtomicLong begun = new AtomicLong();
    private volatile long finished;
    private volatile Map<String, Uuid> ids = Map.of();

    /** @param ask asks for a look soon; must not block */
    TopicIds(Runnable ask) {
        this.ask = ask;
    }

    /** The ids as of the last look; the same object as long as nothing changed. */
    Map<String, Uuid> all() {
        return ids;
    }

    /** The id of a topic as of the last look, or null. */
    @Nullable Uuid of(String topic) {
        return ids.get(topic);
    }

    /** Asks for a look that begins later than now. */
    long askForNext() {
        long next = begun.get() + 1;
        ask.run();
        return next;
    }

    /** Whether that look is done. */
    boolean isDone(long look) {
        return finished >= look;
    }

    void begin() {
        begun.incrementAndGet();
    }

    /** The topics that came, went or were made again since the look before; none at the first. */
    Set<String> finish(Map<String, Uuid> found) {
        Map<String, Uuid> before = ids;
        Set<String> changed = new HashSet<>();
        if (!found.equals(before)) {
            ids = Map.copyOf(found);
            changed.addAll(before.keySet());
            changed.addAll(found.keySet());
            changed.removeIf(topic -> Objects.equals(before.get(topic), found.get(topic)));
        }
        boolean isFirst = finished == 0;
        finished = begun.get();
        return isFirst ? Set.of() : changed;
    }
}
