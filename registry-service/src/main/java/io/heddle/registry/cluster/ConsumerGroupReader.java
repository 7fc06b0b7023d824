// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.cluster;

import jakarta.inject.Singleton;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ShareGroupDescription;
import org.apache.kafka.clients.admin.StreamsGroupDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ApiException;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Reads the cluster's consumer groups of every type, and the topics they read, through Kafka's admin API. It combines
 * committed offsets with member assignments, so a group that has not committed yet is included. A group that is deleted
 * or denied between two requests does not fail the others. Thread-safe.
 */
@Singleton
public class ConsumerGroupReader {
    /** The maximum number of groups per admin request. */
    private static final int GROUPS_PER_REQUEST = 500;

    private final ClusterAdmin kafka;
    private final CommittedOffsetReader offsets;

    ConsumerGroupReader(ClusterAdmin kafka, CommittedOffsetReader offsets) {
        this.kafka = kafka;
        this.offsets = offsets;
    }

    /**
     * The topics read by the matching groups.
     *
     * @param limit the maximum number of groups; any further ones are ignored
     * @throws io.heddle.registry.problem.ProblemException if Kafka does not answer or rejects the request
     */
    public Set<ConsumerGroupTopic> read(Predicate<String> wanted, int limit) {
        List<GroupListing> groups = kafka.await("list consumer groups", kafka.admin().listGroups().all())
                .orElse(List.of())
                .stream()
                .filter(group -> wanted.test(group.groupId()))
                .filter(group -> isReader(group))
                .limit(limit)
                .toList();
        Set<ConsumerGroupTopic> readings = new HashSet<>();
        Map<GroupType, List<GroupListing>> byType = groups.stream()
                .collect(Collectors.groupingBy(group -> group.type().orElse(GroupType.CLASSIC)));
        byType.forEach((type, all) -> {
            for (int from = 0; from < all.size(); from += GROUPS_PER_REQUEST) {
                read(type, all.subList(from, Math.min(all.size(), from + GROUPS_PER_REQUEST)), readings);
            }
        });
        return readings;
    }

    /** The addresses that the brokers advertise to this client. */
    public List<String> brokers() {
        return kafka.await("describe the cluster", kafka.admin().describeCluster().nodes())
                .orElse(List.of())
                .stream()
                .map(node -> node.host() + ":" + node.port())
                .toList();
    }

    /** Not every group of the classic type is a consumer: Kafka Connect and schema registries use them, too. */
    private static boolean isReader(GroupListing group) {
        return !group.type().equals(Optional.of(GroupType.CLASSIC))
                || group.protocol().equals("consumer")
                || group.protocol().isEmpty();
    }

    private void read(GroupType type, List<GroupListing> groups, Set<ConsumerGroupTopic> readings) {
        Set<String> active = groups.stream()
                .filter(group -> !Set.of(GroupState.EMPTY, GroupState.DEAD)
                        .contains(group.groupState().orElse(GroupState.UNKNOWN)))
                .map(GroupListing::groupId)
                .collect(Collectors.toSet());
        AdminDeadline deadline = kafka.deadline();
        // Sent before the request for offsets is awaited, so that both run at the same time.
        Map<String, KafkaFuture<Set<String>>> assigned = active.isEmpty() ? Map.of() : assigned(type, active);
        committed(type, groups.stream().map(GroupListing::groupId).toList(), deadline)
                .forEach((group, committed) -> committed.keySet().forEach(partition -> readings
                        .add(new ConsumerGroupTopic(group, partition.topic(), active.contains(group)))));
        assigned.forEach((group, future) -> kafka
                .await("describe consumer groups", future, deadline, ApiException.class)
                .ifPresent(topics -> topics.forEach(
                        topic -> readings.add(new ConsumerGroupTopic(group, topic, true)))));
    }

    private Map<String, Map<TopicPartition, Long>> committed(
            GroupType type, List<String> groups, AdminDeadline deadline) {
        return type == GroupType.SHARE
                ? offsets.shareOffsets(groups, deadline, ApiException.class)
                : offsets.committedOffsets(groups, deadline, ApiException.class);
    }

    private Map<String, KafkaFuture<Set<String>>> assigned(GroupType type, Collection<String> groups) {
        Admin admin = kafka.admin();
        return switch (type) {
            case SHARE -> topics(admin.describeShareGroups(groups).describedGroups(), ConsumerGroupReader::assigned);
            case STREAMS -> topics(
                    admin.describeStreamsGroups(groups).describedGroups(), ConsumerGroupReader::assigned);
            case CLASSIC, CONSUMER, UNKNOWN -> topics(
                    admin.describeConsumerGroups(groups).describedGroups(), ConsumerGroupReader::assigned);
        };
    }

    private static <D> Map<String, KafkaFuture<Set<String>>> topics(
            Map<String, KafkaFuture<D>> descriptions, Function<D, Set<String>> topics) {
        return descriptions.entrySet().stream().collect(
                Collectors.toMap(Map.Entry::getKey, group -> group.getValue().thenApply(topics::apply)));
    }

    private static Set<String> assigned(ConsumerGroupDescription group) {
        return topics(group.members().stream().flatMap(m -> m.assignment().topicPartitions().stream()).toList());
    }

    private static Set<String> assigned(ShareGroupDescription group) {
        return topics(group.members().stream().flatMap(m -> m.assignment().topicPartitions().stream()).toList());
    }

    /** Members of a streams group are assigned tasks; the topics behind these are listed in its subtopologies. */
    private static Set<String> assigned(StreamsGroupDescription group) {
        List<String> topics = new ArrayList<>();
        group.subtopologies().forEach(subtopology -> topics.addAll(subtopology.sourceTopics()));
        return group.members().isEmpty() ? Set.of() : Set.copyOf(topics);
    }

    private static Set<String> topics(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet());
    }
}
