// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.cluster;

import io.heddle.contract.ProductTopics;
import io.heddle.contract.TopicName;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Computes lag from the committed offsets of the gates' consumer groups and the end offsets of their ingest topics.
 * Thread-safe.
 */
@Singleton
class IngestLagReader {
    private static final String GROUP = "mesh.gate.";
    private static final Duration TIMEOUT = Duration.ofSeconds(4);

    private final ClusterAdmin kafka;
    private final CommittedOffsetReader offsets;

    IngestLagReader(ClusterAdmin kafka, CommittedOffsetReader offsets) {
        this.kafka = kafka;
        this.offsets = offsets;
    }

    /**
     * Queries the cluster, using four requests regardless of the number of products.
     *
     * @param domains the products of each domain
     * @throws io.heddle.registry.problem.ProblemException if Kafka does not answer in time or rejects a request
     */
    IngestLag measure(Map<String, List<ProductTopics>> domains, Instant now) {
        AdminDeadline deadline = AdminDeadline.in(TIMEOUT);
        Map<String, Integer> partitions = partitions(domains.values(), deadline);
        Map<TopicPartition, Long> committed = committed(domains.keySet(), deadline);
        List<TopicPartition> all = partitions.entrySet().stream()
                .flatMap(topic -> IntStream.range(0, topic.getValue())
                        .mapToObj(partition -> new TopicPartition(topic.getKey(), partition)))
                .toList();
        List<TopicPartition> uncommitted = all.stream().filter(partition -> !committed.containsKey(partition)).toList();
        Map<TopicPartition, Long> ends = offsets(all, OffsetSpec.latest(), deadline);
        Map<TopicPartition, Long> beginnings = offsets(uncommitted, OffsetSpec.earliest(), deadline);
        List<IngestLag.Cell> cells = new ArrayList<>();
        domains.forEach((domain, topics) -> {
            List<IngestLag.Topic> behind = topics.stream()
                    .map(topic -> topic(topic, partitions, committed, beginnings, ends))
                    .toList();
            cells.add(new IngestLag.Cell(domain, GROUP + domain,
                    behind.stream().mapToLong(IngestLag.Topic::records).sum(), behind));
        });
        return IngestLag.of(now, cells);
    }

    private Map<String, Integer> partitions(Collection<List<ProductTopics>> products, AdminDeadline deadline) {
        List<String> names = products.stream()
                .flatMap(List::stream)
                .map(ProductTopics::ingest)
                .map(TopicName::value)
                .toList();
        Map<String, Integer> partitions = new HashMap<>();
        kafka.admin().describeTopics(names).topicNameValues().forEach((name, future) -> kafka
                .await("describe ingest topics", future, deadline, UnknownTopicOrPartitionException.class)
                .ifPresent(topic -> partitions.put(name, topic.partitions().size())));
        return partitions;
    }

    private Map<TopicPartition, Long> committed(Collection<String> domains, AdminDeadline deadline) {
        List<String> groups = domains.stream().map(domain -> GROUP + domain).toList();
        Map<TopicPartition, Long> committed = new HashMap<>();
        offsets.committedOffsets(groups, deadline, GroupIdNotFoundException.class).values().forEach(committed::putAll);
        return committed;
    }

    private Map<TopicPartition, Long> offsets(
            List<TopicPartition> partitions, OffsetSpec spec, AdminDeadline deadline) {
        ListOffsetsResult answer = kafka.admin().listOffsets(
                partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> spec)),
                new ListOffsetsOptions(IsolationLevel.READ_COMMITTED));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (TopicPartition partition : partitions) {
            kafka.await("list offsets of ingest topics", answer.partitionResult(partition), deadline,
                    UnknownTopicOrPartitionException.class)
                    .ifPresent(found -> offsets.put(partition, found.offset()));
        }
        return offsets;
    }

    private static IngestLag.Topic topic(
            ProductTopics topics,
            Map<String, Integer> partitions,
            Map<TopicPartition, Long> committed,
            Map<TopicPartition, Long> beginnings,
            Map<TopicPartition, Long> ends) {
        String name = topics.ingest().value();
        List<IngestLag.Partition> behind = new ArrayList<>();
        for (int i = 0; i < partitions.getOrDefault(name, 0); i++) {
            TopicPartition partition = new TopicPartition(name, i);
            Long committedOffset = committed.get(partition);
            long end = ends.getOrDefault(partition, 0L);
            long from = committedOffset == null ? beginnings.getOrDefault(partition, end) : committedOffset;
            if (end > from) {
                behind.add(new IngestLag.Partition(i, committedOffset, end, end - from));
            }
        }
        return new IngestLag.Topic(topics.product().toString(), name,
                behind.stream().mapToLong(IngestLag.Partition::records).sum(), behind);
    }
}
