// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The lanes of one run of a cell, one for each stream thread. Thread-safe.
 *
 * <p>Kafka Streams makes a thread's consumer and producer before the thread runs, and names both after it:
 * {@code THREAD-consumer}, {@code THREAD-producer}. A processor learns its lane from the thread it is initialised on. If
 * that naming ever changes, the cell fails at once instead of counting what nobody commits.
 */
final class Lanes {
    private static final String CONSUMER = "-consumer";
    private static final String PRODUCER = "-producer";

    private final Supplier<Admission> admissions;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

    Lanes(Supplier<Admission> admissions) {
        this.admissions = admissions;
    }

    Lane ofConsumer(Map<String, Object> config) {
        return lanes.computeIfAbsent(thread(config, CONSUMER), thread -> new Lane(admissions.get()));
    }

    Lane ofProducer(Map<String, Object> config) {
        return lanes.computeIfAbsent(thread(config, PRODUCER), thread -> new Lane(admissions.get()));
    }

    /** The lane of the stream thread that asks. */
    Lane current() {
        String thread = Thread.currentThread().getName();
        Lane lane = lanes.get(thread);
        if (lane == null) {
            throw new IllegalStateException("thread " + thread + " has no clients of its own");
        }
        return lane;
    }

    /** New topics are there to be read. */
    void lookForTopics() {
        lanes.values().forEach(Lane::lookForTopics);
    }

    /** What waits, on all of them. */
    List<Hold> holds() {
        return lanes.values().stream()
                .map(Lane::admission)
                .map(Admission::holds)
                .flatMap(Collection::stream)
                .toList();
    }

    /** The worst of those that do not get on. */
    Optional<Progress.Stall> stall(Duration limit) {
        return lanes.values().stream()
                .map(lane -> lane.progress().stall(limit))
                .flatMap(Optional::stream)
                .max(Comparator.comparing(Progress.Stall::lasts));
    }

    /** Records that wait to be read, by partition; as old as the last fetch of each. */
    Map<TopicPartition, Long> lag() {
        Map<TopicPartition, Long> lag = new HashMap<>();
        lanes.values().forEach(lane -> lag.putAll(lane.progress().lag()));
        return lag;
    }

    private static String thread(Map<String, Object> config, String role) {
        String client = String.valueOf(config.get(CommonClientConfigs.CLIENT_ID_CONFIG));
        if (!client.endsWith(role)) {
            throw new IllegalStateException("client " + client + " is not named after a stream thread");
        }
        return client.substring(0, client.length() - role.length());
    }
}
