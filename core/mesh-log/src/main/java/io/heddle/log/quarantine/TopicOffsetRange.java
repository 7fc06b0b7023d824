// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.quarantine;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;

/** The offset ranges of a topic at one point in time, by partition. Immutable. */
record TopicOffsetRange(String topic, Map<Integer, OffsetRange> partitions) {
    TopicOffsetRange {
        partitions = new TreeMap<>(partitions);
    }

    /** The first available offset (inclusive) and the end offset (exclusive). */
    record OffsetRange(long begin, long end) {}

    /**
     * @param level {@code READ_UNCOMMITTED} includes records of open transactions: only reading up to there is certain
     *        to return what was committed behind them
     */
    static TopicOffsetRange of(Admin admin, String topic, IsolationLevel level) {
        List<TopicPartition> all = get(admin.describeTopics(List.of(topic)).allTopicNames()).values().stream()
                .flatMap(description -> description.partitions().stream())
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        Map<TopicPartition, Long> begins = offsets(admin, all, OffsetSpec.earliest(), level);
        Map<TopicPartition, Long> ends = offsets(admin, all, OffsetSpec.latest(), level);
        Map<Integer, OffsetRange> spans = new HashMap<>();
        for (TopicPartition partition : all) {
            spans.put(
                    partition.partition(),
                    new OffsetRange(begins.getOrDefault(partition, 0L), ends.getOrDefault(partition, 0L)));
        }
        return new TopicOffsetRange(topic, spans);
    }

    private static Map<TopicPartition, Long> offsets(
            Admin admin, Collection<TopicPartition> partitions, OffsetSpec spec, IsolationLevel level) {
        Map<TopicPartition, OffsetSpec> request = new HashMap<>();
        partitions.forEach(partition -> request.put(partition, spec));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        get(admin.listOffsets(request, new ListOffsetsOptions(level)).all())
                .forEach((partition, found) -> offsets.put(partition, found.offset()));
        return offsets;
    }

    static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
        }
    }
}
