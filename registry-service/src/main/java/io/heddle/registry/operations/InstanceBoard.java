// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.operations;

import io.heddle.contract.mesh.Heartbeat;
import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The instances of all components, as they were last heard of. Thread-safe. */
@Singleton
public final class InstanceBoard {
    /** Who is silent for longer is lost. */
    public static final Duration LOST_AFTER = Duration.ofMinutes(1);

    private static final Duration FORGET_AFTER = Duration.ofDays(1);
    private static final Duration FORGET_STOPPED_AFTER = Duration.ofHours(1);
    private static final int MAX_INSTANCES = 5_000;

    private final Clock clock;
    private final Map<String, Heard> heard = new ConcurrentHashMap<>();

    InstanceBoard(Clock clock) {
        this.clock = clock;
    }

    private record Heard(Heartbeat heartbeat, Instant at) {}

    void add(String key, Heartbeat heartbeat, Instant at) {
        if (heard.containsKey(key) || heard.size() < MAX_INSTANCES) {
            heard.put(key, new Heard(heartbeat, at));
        }
    }

    void remove(String key) {
        heard.remove(key);
    }

    /** By component, and the ones started last first. */
    public List<Instance> instances() {
        Instant now = clock.instant();
        return heard.values().stream()
                .map(last -> Instance.of(last.heartbeat(), last.at(), now))
                .sorted(Comparator.comparing(Instance::component)
                        .thenComparing(Instance::startedAt, Comparator.reverseOrder())
                        .thenComparing(Instance::instance))
                .toList();
    }

    /** The keys of those that were not heard of for so long that nobody wants to know any more. */
    List<String> forgotten() {
        Instant now = clock.instant();
        return heard.entrySet().stream()
                .filter(entry -> {
                    boolean stopped = entry.getValue().heartbeat().status().state() == Heartbeat.State.STOPPED;
                    return entry.getValue().at().plus(stopped ? FORGET_STOPPED_AFTER : FORGET_AFTER).isBefore(now);
                })
                .map(Map.Entry::getKey)
                .toList();
    }
}
