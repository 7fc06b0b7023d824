// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.cluster;

import io.heddle.contract.ProductTopics;
import io.heddle.contract.TopicName;
import io.heddle.log.MeshView;
import io.heddle.registry.log.RegistryLog;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Computes lag from the committed offsets of the gates' consumer groups and the end offsets of their ingest topics.
 * Thread-safe.
 */
@Singleton
class IngestLagReader {
    private static final String GROUP = "mesh.gate.";
    private static final long TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(4);

    private final RegistryLog log;
    private final ClusterAdmin kafka;

    IngestLagReader(RegistryLog log, ClusterAdmin kafka) {
        this.log = log;
        this.kafka = kafka;
    }

    /** Queries the cluster, using four requests regardless of the number of products. */
    IngestLag measure(Instant now) throws ExecutionException, InterruptedException, TimeoutException {
        long deadline = System.nanoTime() + TIMEOUT_NANOS;
        Admin admin = kafka.admin();
        Map<String, List<ProductTopics>> domains = ingestTopics(log.view());
        Map<String, Integer> partitions = partitions(admin, domains, deadline);
        Map<TopicPartition, OffsetAndMetadata> committed = committed(admin, domains.keySet(), deadline);
        List<TopicPartition> all = partitions.entrySet().stream()
                .flatMap(topic -> java.util.stream.IntStream.range(0, topic.getValue())
                        .mapToObj(partition -> new TopicPartition(topic.getKey(), partition)))
                .toList();
        List<TopicPartition> uncommitted = all.stream().filter(partition -> !committed.containsKey(partition)).toList();
        Map<TopicPartition, Long> ends = offsets(admin, all, OffsetSpec.latest(), deadline);
        Map<TopicPartition, Long> beginnings = offsets(admin, uncommitted, OffsetSpec.earliest(), deadline);
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

    private static Map<String, List<ProductTopics>> ingestTopics(MeshView view) {
        return view.contracts().entrySet().stream()
                .filter(product -> !product.getKey().domain().isMesh())
                .flatMap(product -> product.getValue().keySet().stream()
                        .map(version -> new ProductTopics(product.getKey(), version.major()))
                        .distinct()
                        .filter(topics -> view.current(topics).isPresent()))
                .sorted(java.util.Comparator.comparing(topics -> topics.ingest().value()))
                .collect(Collectors.groupingBy(
                        topics -> topics.product().domain().value(), TreeMap::new, Collectors.toList()));
    }

    private static Map<String, Integer> partitions(
            Admin admin, Map<String, List<ProductTopics>> domains, long deadline)
            throws ExecutionException, InterruptedException, TimeoutException {
        List<String> names = domains.values().stream()
                .flatMap(List::stream)
                .map(ProductTopics::ingest)
                .map(TopicName::value)
                .toList();
        Map<String, Integer> partitions = new HashMap<>();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> topic : admin.describeTopics(names).topicNameValues()
                .entrySet()) {
            TopicDescription found = getOrNull(topic.getValue(), UnknownTopicOrPartitionException.class, deadline);
            if (found != null) {
                partitions.put(topic.getKey(), found.partitions().size());
            }
        }
        return partitions;
    }

    private static Map<TopicPartition, OffsetAndMetadata> committed(
            Admin admin, Iterable<String> domains, long deadline)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<String, ListConsumerGroupOffsetsSpec> groups = new HashMap<>();
        domains.forEach(domain -> groups.put(GROUP + domain, new ListConsumerGroupOffsetsSpec()));
        Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
        if (groups.isEmpty()) {
            return committed;
        }
        ListConsumerGroupOffsetsResult answer = admin.listConsumerGroupOffsets(groups);
        for (String group : groups.keySet()) {
            Map<TopicPartition, OffsetAndMetadata> found =
                    getOrNull(answer.partitionsToOffsetAndMetadata(group), GroupIdNotFoundException.class, deadline);
            if (found != null) {
                found.forEach((partition, offset) -> {
                    OffsetAndMetadata known = offset;
                    if (known != null) {
                        committed.put(partition, known);
                    }
                });
            }
        }
        return committed;
    }

    private static Map<TopicPartition, Long> offsets(
            Admin admin, List<TopicPartition> partitions, OffsetSpec spec, long deadline)
            throws ExecutionException, InterruptedException, TimeoutException {
        ListOffsetsResult answer = admin.listOffsets(
                partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> spec)),
                new ListOffsetsOptions(IsolationLevel.READ_COMMITTED));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (TopicPartition partition : partitions) {
            ListOffsetsResult.ListOffsetsResultInfo found =
                    getOrNull(answer.partitionResult(partition), UnknownTopicOrPartitionException.class, deadline);
            if (found != null) {
                offsets.put(partition, found.offset());
            }
        }
        return offsets;
    }

    private static IngestLag.Topic topic(
            ProductTopics topics,
            Map<String, Integer> partitions,
            Map<TopicPartition, OffsetAndMetadata> committed,
            Map<TopicPartition, Long> beginnings,
            Map<TopicPartition, Long> ends) {
        String name = topics.ingest().value();
        List<IngestLag.Partition> behind = new ArrayList<>();
        for (int i = 0; i < partitions.getOrDefault(name, 0); i++) {
            TopicPartition partition = new TopicPartition(name, i);
            OffsetAndMetadata committedOffset = committed.get(partition);
            long end = ends.getOrDefault(partition, 0L);
            long from = committedOffset == null ? beginnings.getOrDefault(partition, end) : committedOffset.offset();
            if (end > from) {
                behind.add(new IngestLag.Partition(i, committedOffset == null ? null : committedOffset.offset(), end,
                        end - from));
            }
        }
        return new IngestLag.Topic(topics.product().toString(), name,
                behind.stream().mapToLong(IngestLag.Partition::records).sum(), behind);
    }

    private static <T> @Nullable T getOrNull(KafkaFuture<T> future, Class<? extends Exception> none, long deadline)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            return future.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (none.isInstance(e.getCause())) {
                return null;
            }
            throw e;
        }
    }
}
