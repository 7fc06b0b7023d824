// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cluster;

import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The current ids of topics by name; a recreated topic has a new id. Written by one thread, read by any.
 */
public final class TopicIds {
    private final Runnable inspectionTrigger;
    private final AtomicLong begunInspections = new AtomicLong();
    private volatile long finishedInspections;
    private volatile Map<String, Uuid> ids = Map.of();

    /** @param inspectionTrigger requests an inspection soon; must not block */
    public TopicIds(Runnable inspectionTrigger) {
        this.inspectionTrigger = inspectionTrigger;
    }

    /** The ids as of the last inspection; the same object while nothing changes. */
    Map<String, Uuid> snapshot() {
        return ids;
    }

    /** The id of a topic as of the last inspection, or null. */
    @Nullable
    Uuid idOf(String topic) {
        return ids.get(topic);
    }

    /** Requests an inspection that begins after this call. */
    long requestInspection() {
        long next = begunInspections.get() + 1;
        inspectionTrigger.run();
        return next;
    }

    /** Whether that inspection is complete. */
    boolean isInspected(long inspection) {
        return finishedInspections >= inspection;
    }

    public void beginInspection() {
        begunInspections.incrementAndGet();
    }

    /** The topics created, deleted or recreated since the previous inspection; empty for the first. */
    public Set<String> finishInspection(Map<String, Uuid> found) {
        Map<String, Uuid> before = ids;
        Set<String> changed = new HashSet<>();
        if (!found.equals(before)) {
            ids = Map.copyOf(found);
            changed.addAll(before.keySet());
            changed.addAll(found.keySet());
            changed.removeIf(topic -> Objects.equals(before.get(topic), found.get(topic)));
        }
        boolean isFirst = finishedInspections == 0;
        finishedInspections = begunInspections.get();
        return isFirst ? Set.of() : changed;
    }
}
