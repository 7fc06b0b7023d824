// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.localmesh;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/**
 * Removes members that an earlier run left behind in the consumer groups of gate and monitor. Kafka Streams does not
 * leave its group on shutdown or when killed, so the broker would wait for the session timeout before reassigning
 * partitions. With the embedded broker in a locked folder, none of these members can be alive.
 */
final class StaleGroupMembers {
    private static final Logger LOG = LoggerFactory.getLogger(StaleGroupMembers.class);
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final String OFFSETS = "__consumer_offsets";

    private StaleGroupMembers() {}

    /** An optimisation only: if it fails, startup continues and waits for the session timeout. */
    static void remove(String bootstrapServers) throws InterruptedException {
        Map<String, Object> properties = Map.of(
                "bootstrap.servers", bootstrapServers,
                "client.id", "heddle-up",
                "default.api.timeout.ms", TIMEOUT_MILLIS,
                "request.timeout.ms", TIMEOUT_MILLIS);
        try (Admin admin = Admin.create(properties)) {
            awaitGroupsLoaded(admin);
            for (GroupListing group : admin.listGroups(ListGroupsOptions.forConsumerGroups())
                    .all()
                    .get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)) {
                if (isOurs(group.groupId())) {
                    remove(admin, group.groupId());
                }
            }
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            LOG.warn("could not remove members of an earlier run from their groups: {}", e.getClass().getSimpleName());
        }
    }

    /**
     * A broker lists only the groups it has loaded, but a request for a specific group waits until that group's
     * partition is loaded.
     */
    private static void awaitGroupsLoaded(Admin admin)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (!admin.listTopics(new ListTopicsOptions().listInternal(true))
                .names()
                .get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                .contains(OFFSETS)) {
            return;
        }
        Map<String, TopicDescription> topics =
                admin.describeTopics(List.of(OFFSETS)).allTopicNames().get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        int partitions = topics.values().stream()
                .mapToInt(topic -> topic.partitions().size())
                .sum();
        List<String> oneOfEach = IntStream.range(0, partitions)
                .mapToObj(partition -> IntStream.iterate(0, i -> i + 1)
                        .mapToObj(i -> "heddle-up-" + i)
                        .filter(name -> (name.hashCode() & Integer.MAX_VALUE) % partitions == partition)
                        .findFirst()
                        .orElseThrow())
                .toList();
        for (KafkaFuture<?> answer : admin.describeConsumerGroups(oneOfEach).describedGroups().values()) {
            try {
                answer.get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
            } catch (ExecutionException noSuchGroup) {
                LOG.debug("groups are loaded: {}", noSuchGroup.getCause() instanceof GroupIdNotFoundException);
            }
        }
    }

    private static void remove(Admin admin, String group) throws InterruptedException, TimeoutException {
        RemoveMembersFromConsumerGroupOptions removeOptions = new RemoveMembersFromConsumerGroupOptions();
        removeOptions.reason("the mesh restarted");
        try {
            var _ = admin.removeMembersFromConsumerGroup(group, removeOptions).all().get(TIMEOUT_MILLIS,
                    TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            // Also thrown if the group has no members, which is fine.
            LOG.debug("no member removed from {}: {}", group, e.getClass().getSimpleName());
        }
    }

    private static boolean isOurs(String group) {
        return group.startsWith("mesh.gate.") || group.equals("mesh.monitor");
    }
}
