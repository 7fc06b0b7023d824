// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.quarantine;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Determines from the committed offsets of the gate's consumer group whether the gate has processed the ingest topic.
 */
public final class GateProgress {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private GateProgress() {}

    /**
     * Whether a gate is currently running for the product's domain. Without one, replayed records may be lost: their
     * timestamps can be older than the ingest topic's retention, so Kafka may delete them before the gate is back.
     */
    public static boolean isRunning(QuarantineConfig config) {
        try (Admin admin = Admin.create(config.admin())) {
            return TopicOffsetRange.get(admin.describeConsumerGroups(List.of(config.gateGroup())).all()).values()
                    .stream()
                    .anyMatch(group -> !group.members().isEmpty());
        } catch (GroupIdNotFoundException groupMissing) {
            return false;
        }
    }

    /**
     * Waits until the gate has processed everything that is in these partitions of the ingest topic at the time of the
     * call.
     *
     * @return false if the timeout expires or the caller cancels first
     */
    public static boolean awaitIngested(
            QuarantineConfig config, Set<Integer> partitions, Duration timeout, BooleanSupplier stopping) {
        long deadline = System.nanoTime() + timeout.toNanos();
        try (Admin admin = Admin.create(config.admin());
                CommittedRecordReader reader = new CommittedRecordReader(config)) {
            Map<Integer, TopicOffsetRange.OffsetRange> waiting = new HashMap<>(
                    TopicOffsetRange.of(admin, config.ingest(), IsolationLevel.READ_UNCOMMITTED).partitions());
            waiting.keySet().retainAll(partitions);
            while (true) {
                Map<TopicPartition, OffsetAndMetadata> committed = committed(admin, config);
                waiting.entrySet().removeIf(span -> {
                    TopicPartition partition = config.ingest(span.getKey());
                    OffsetAndMetadata committedOffset = committed.get(partition);
                    long nextOffset = committedOffset == null ? span.getValue().begin() : committedOffset.offset();
                    // Commit markers occupy offsets too, but no group commits them: check for actual records.
                    return nextOffset >= span.getValue().end()
                            || !reader.hasRecordBetween(partition, Math.max(nextOffset, span.getValue().begin()),
                                    span.getValue().end());
                });
                if (waiting.isEmpty()) {
                    return true;
                }
                if (stopping.getAsBoolean() || System.nanoTime() > deadline) {
                    return false;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private static Map<TopicPartition, OffsetAndMetadata> committed(Admin admin, QuarantineConfig config) {
        try {
            return TopicOffsetRange.get(
                    admin.listConsumerGroupOffsets(config.gateGroup()).partitionsToOffsetAndMetadata());
        } catch (GroupIdNotFoundException groupMissing) {
            return Map.of();
        }
    }
}
