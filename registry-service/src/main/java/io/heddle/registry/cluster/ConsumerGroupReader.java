// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.cluster;

import jakarta.inject.Singleton;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListStreamsGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ShareGroupDescription;
import org.apache.kafka.clients.admin.StreamsGroupDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ApiException;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Reads the cluster's consumer groups of every type, and the topics they read, through Kafka's admin API. It combines
 * committed offsets with member assignments, so a group that has not committed yet is included. Thread-safe.
 */
@Singleton
public class ConsumerGroupReader {
    /** The maximum number of groups per admin request. */
    private static final int GROUPS_PER_REQUEST = 500;

    private final ClusterAdmin kafka;

    ConsumerGroupReader(ClusterAdmin kafka) {
        this.kafka = kafka;
    }

    /** The admin requests for one type of group. */
    private record GroupTypeRequests(
            Function<Collection<String>, Map<String, ? extends KafkaFuture<? extends Map<TopicPartition, ?>>>> offsets,
            Function<Collection<String>, Map<String, ? extends KafkaFuture<Set<String>>>> assigned) {}

    /**
     * The topics read by the matching groups.
     *
     * @param limit the maximum number of groups; any further ones are ignored
     * @throws io.heddle.registry.problem.ProblemException if Kafka does not answer or rejects the request
     */
    public Set<ConsumerGroupTopic> read(Predicate<String> filter, int limit) {
        Admin admin = kafka.admin();
        List<GroupListing> groups = kafka.await("list consumer groups", admin.listGroups().all(), NeverThrown.class)
                .orElse(List.of())
                .stream()
                .filter(group -> filter.test(group.groupId()))
                .filter(group -> isReader(group))
                .limit(limit)
                .toList();
        Set<ConsumerGroupTopic> readings = new HashSet<>();
        Map<GroupType, List<GroupListing>> byType = groups.stream()
                .collect(Collectors.groupingBy(group -> group.type().orElse(GroupType.CLASSIC)));
        byType.forEach((type, all) -> {
            for (int from = 0; from < all.size(); from += GROUPS_PER_REQUEST) {
                read(requestsFor(admin, type), all.subList(from, Math.min(all.size(), from + GROUPS_PER_REQUEST)),
                        readings);
            }
        });
        return readings;
    }

    /** The addresses that the brokers advertise to this client. */
    public List<String> brokers() {
        return kafka.await("describe the cluster", kafka.admin().describeCluster().nodes(), NeverThrown.class)
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

    private void read(GroupTypeRequests requests, List<GroupListing> groups, Set<ConsumerGroupTopic> readings) {
        Set<String> active = groups.stream()
                .filter(group -> !Set.of(GroupState.EMPTY, GroupState.DEAD)
                        .contains(group.groupState().orElse(GroupState.UNKNOWN)))
                .map(GroupListing::groupId)
                .collect(Collectors.toSet());
        // Send both requests before waiting for either.
        Map<String, ? extends KafkaFuture<Set<String>>> assigned =
                active.isEmpty() ? Map.of() : requests.assigned().apply(active);
        Map<String, ? extends KafkaFuture<? extends Map<TopicPartition, ?>>> offsets =
                requests.offsets().apply(groups.stream().map(GroupListing::groupId).toList());
        offsets.forEach((group, future) -> awaitOptional("list offsets of consumer groups", future)
                .ifPresent(committed -> committed.forEach((partition, offset) -> {
                    if (offset != null) {
                        readings.add(new ConsumerGroupTopic(group, partition.topic(), active.contains(group)));
                    }
                })));
        assigned.forEach((group, future) -> awaitOptional("describe consumer groups", future).ifPresent(
                topics -> topics.forEach(topic -> readings.add(new ConsumerGroupTopic(group, topic, true)))));
    }

    /** A group may be deleted, or access to it denied, between two requests; this must not fail the other groups. */
    private <T> Optional<T> awaitOptional(String what, KafkaFuture<T> future) {
        return kafka.await(what, future, ApiException.class);
    }

    private static GroupTypeRequests requestsFor(Admin admin, GroupType type) {
        return switch (type) {
            case SHARE -> new GroupTypeRequests(
                    groups -> mapGroups(groups,
                            admin.listShareGroupOffsets(
                                    sameSpec(groups, new ListShareGroupOffsetsSpec()))::partitionsToOffsetInfo),
                    groups -> topics(admin.describeShareGroups(groups).describedGroups(),
                            ConsumerGroupReader::assigned));
            case STREAMS -> new GroupTypeRequests(
                    groups -> mapGroups(groups,
                            admin.listStreamsGroupOffsets(sameSpec(groups,
                                    new ListStreamsGroupOffsetsSpec()))::partitionsToOffsetAndMetadata),
                    groups -> topics(admin.describeStreamsGroups(groups).describedGroups(),
                            ConsumerGroupReader::assigned));
            default -> new GroupTypeRequests(
                    groups -> mapGroups(groups,
                            admin.listConsumerGroupOffsets(sameSpec(groups,
                                    new ListConsumerGroupOffsetsSpec()))::partitionsToOffsetAndMetadata),
                    groups -> topics(admin.describeConsumerGroups(groups).describedGroups(),
                            ConsumerGroupReader::assigned));
        };
    }

    private static <T> Map<String, T> sameSpec(Collection<String> groups, T spec) {
        return mapGroups(groups, group -> spec);
    }

    private static <T> Map<String, T> mapGroups(Collection<String> groups, Function<String, T> valueOf) {
        Map<String, T> each = new HashMap<>();
        groups.forEach(group -> each.put(group, valueOf.apply(group)));
        return each;
    }

    private static <D> Map<String, KafkaFuture<Set<String>>> topics(
            Map<String, KafkaFuture<D>> descriptions, Function<D, Set<String>> topics) {
        return mapGroups(descriptions.keySet(),
                group -> Objects.requireNonNull(descriptions.get(group)).thenApply(topics::apply));
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

    /** Matches no exception: every failure is reported. */
    private static final class NeverThrown extends Exception {
        private static final long serialVersionUID = 1L;

        private NeverThrown() {}
    }
}
