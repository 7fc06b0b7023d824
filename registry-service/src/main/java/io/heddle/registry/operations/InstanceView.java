// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.operations;

import io.heddle.contract.mesh.ComponentHeartbeat;
import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The instances of all components, as of their last heartbeats. Thread-safe. */
@Singleton
public final class InstanceView {
    /** An instance without a heartbeat for longer is lost. */
    public static final Duration LOST_AFTER = Duration.ofMinutes(1);

    private static final Duration EXPIRE_AFTER = Duration.ofDays(1);
    private static final Duration EXPIRE_STOPPED_AFTER = Duration.ofHours(1);
    private static final int MAX_INSTANCES = 5_000;

    private final Clock clock;
    private final Map<String, LastHeartbeat> lastHeartbeats = new ConcurrentHashMap<>();

    InstanceView(Clock clock) {
        this.clock = clock;
    }

    private record LastHeartbeat(ComponentHeartbeat heartbeat, Instant receivedAt) {}

    void add(String key, ComponentHeartbeat heartbeat, Instant receivedAt) {
        if (lastHeartbeats.containsKey(key) || lastHeartbeats.size() < MAX_INSTANCES) {
            lastHeartbeats.put(key, new LastHeartbeat(heartbeat, receivedAt));
        }
    }

    void remove(String key) {
        lastHeartbeats.remove(key);
    }

    /** Ordered by component, most recently started first. */
    public List<ComponentInstance> instances() {
        Instant now = clock.instant();
        return lastHeartbeats.values().stream()
                .map(last -> ComponentInstance.of(last.heartbeat(), last.receivedAt(), now))
                .sorted(Comparator.comparing(ComponentInstance::component)
                        .thenComparing(ComponentInstance::startedAt, Comparator.reverseOrder())
                        .thenComparing(ComponentInstance::instance))
                .toList();
    }

    /** The keys of instances whose last heartbeat is so old that they can be deleted. */
    List<String> expiredKeys() {
        Instant now = clock.instant();
        return lastHeartbeats.entrySet().stream()
                .filter(entry -> {
                    boolean stopped = entry.getValue().heartbeat().status().state() == ComponentHeartbeat.State.STOPPED;
                    return entry.getValue().receivedAt().plus(stopped ? EXPIRE_STOPPED_AFTER : EXPIRE_AFTER)
                            .isBefore(now);
                })
                .map(Map.Entry::getKey)
                .toList();
    }
}
