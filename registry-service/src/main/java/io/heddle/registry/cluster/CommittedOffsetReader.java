// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.cluster;

import jakarta.inject.Singleton;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ApiException;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

/** Reads what groups have committed: the only place that does. Thread-safe. */
@Singleton
class CommittedOffsetReader {
    private static final String REQUEST = "list offsets of consumer groups";

    private final ClusterAdmin kafka;

    CommittedOffsetReader(ClusterAdmin kafka) {
        this.kafka = kafka;
    }

    /**
     * The committed offsets of classic, consumer and streams groups, which Kafka keeps in the same place, with one
     * request.
     *
     * @param tolerated a group that fails with this exception is left out
     * @throws io.heddle.registry.problem.ProblemException if Kafka does not answer in time or rejects the request
     */
    Map<String, Map<TopicPartition, Long>> committedOffsets(
            Collection<String> groups, AdminDeadline deadline, Class<? extends ApiException> tolerated) {
        if (groups.isEmpty()) {
            return Map.of();
        }
        ListConsumerGroupOffsetsResult answer = kafka.admin().listConsumerGroupOffsets(
                groups.stream().collect(toMap(identity(), group -> new ListConsumerGroupOffsetsSpec())));
        return await(groups, answer::partitionsToOffsetAndMetadata, OffsetAndMetadata::offset, deadline, tolerated);
    }

    /** The start offsets of share groups: every record before them was acknowledged. */
    Map<String, Map<TopicPartition, Long>> shareOffsets(
            Collection<String> groups, AdminDeadline deadline, Class<? extends ApiException> tolerated) {
        if (groups.isEmpty()) {
            return Map.of();
        }
        ListShareGroupOffsetsResult answer = kafka.admin().listShareGroupOffsets(
                groups.stream().collect(toMap(identity(), group -> new ListShareGroupOffsetsSpec())));
        return await(groups, answer::partitionsToOffsetInfo, SharePartitionOffsetInfo::startOffset, deadline,
                tolerated);
    }

    private <T> Map<String, Map<TopicPartition, Long>> await(
            Collection<String> groups,
            Futures<T> futures,
            ToLongFunction<T> offset,
            AdminDeadline deadline,
            Class<? extends ApiException> tolerated) {
        Map<String, Map<TopicPartition, Long>> committed = new HashMap<>();
        for (String group : groups) {
            kafka.await(REQUEST, futures.of(group), deadline, tolerated)
                    .ifPresent(found -> committed.put(group, present(found, offset)));
        }
        return committed;
    }

    /** Kafka lists partitions without a committed offset, too. */
    private static <T> Map<TopicPartition, Long> present(
            Map<TopicPartition, T> found, ToLongFunction<T> offset) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        found.forEach((partition, value) -> {
            if (value != null) {
                offsets.put(partition, offset.applyAsLong(value));
            }
        });
        return offsets;
    }

    private interface Futures<T> {
        KafkaFuture<Map<TopicPartition, T>> of(String group);
    }
}
