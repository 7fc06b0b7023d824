// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import io.heddle.governance.gate.internal.admission.AdmissionControl;
import io.heddle.governance.gate.internal.admission.HeldPartition;
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
 * The contexts of one run of a cell, one per stream thread. Thread-safe.
 *
 * <p>Kafka Streams creates a thread's consumer and producer before the thread runs and names both after it:
 * {@code THREAD-consumer}, {@code THREAD-producer}. A processor finds its context by the thread it is initialised on.
 * If that naming ever changes, the cell fails at once instead of collecting counts that are never committed.
 */
public final class StreamThreadContexts {
    private static final String CONSUMER = "-consumer";
    private static final String PRODUCER = "-producer";

    private final Supplier<AdmissionControl> admissions;
    private final Map<String, StreamThreadContext> contexts = new ConcurrentHashMap<>();

    StreamThreadContexts(Supplier<AdmissionControl> admissions) {
        this.admissions = admissions;
    }

    StreamThreadContext forConsumer(Map<String, Object> config) {
        return contexts.computeIfAbsent(thread(config, CONSUMER), thread -> new StreamThreadContext(admissions.get()));
    }

    StreamThreadContext forProducer(Map<String, Object> config) {
        return contexts.computeIfAbsent(thread(config, PRODUCER), thread -> new StreamThreadContext(admissions.get()));
    }

    /** The context of the calling stream thread. */
    public StreamThreadContext current() {
        String thread = Thread.currentThread().getName();
        StreamThreadContext context = contexts.get(thread);
        if (context == null) {
            throw new IllegalStateException("thread " + thread + " has no clients of its own");
        }
        return context;
    }

    /** Asks all threads to refresh their topics. */
    void requestTopicRefresh() {
        contexts.values().forEach(StreamThreadContext::requestTopicRefresh);
    }

    /** The held partitions of all threads. */
    List<HeldPartition> heldPartitions() {
        return contexts.values().stream()
                .map(StreamThreadContext::admission)
                .map(AdmissionControl::holds)
                .flatMap(Collection::stream)
                .toList();
    }

    /** The longest stall of all threads. */
    Optional<StallDetector.Stall> stall(Duration limit) {
        return contexts.values().stream()
                .map(context -> context.stallDetector().stall(limit))
                .flatMap(Optional::stream)
                .max(Comparator.comparing(StallDetector.Stall::duration));
    }

    /** Unread records by partition, as of each partition's last fetch. */
    Map<TopicPartition, Long> lag() {
        Map<TopicPartition, Long> lag = new HashMap<>();
        contexts.values().forEach(context -> lag.putAll(context.stallDetector().lag()));
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
