// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.localmesh;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Members of the gate's and the monitor's groups that an earlier run left behind. Kafka Streams does not leave its group
 * when it stops, let alone when it is killed, and the broker would wait until their session times out before it gives
 * their partitions to the new ones. On a broker of our own, in a locked folder, none of them can be alive.
 */
final class FormerMembers {
    private static final Logger LOG = LoggerFactory.getLogger(FormerMembers.class);
    private static final int WITHIN_MILLIS = 5_000;

    private FormerMembers() {}

    /** Only spares time: if it fails, the start goes on and takes as long as the session timeout. */
    static void remove(String bootstrapServers) throws InterruptedException {
        Map<String, Object> properties = Map.of(
                "bootstrap.servers", bootstrapServers,
                "client.id", "heddle-up",
                "default.api.timeout.ms", WITHIN_MILLIS,
                "request.timeout.ms", WITHIN_MILLIS);
        try (Admin admin = Admin.create(properties)) {
            for (GroupListing group : admin.listGroups(ListGroupsOptions.forConsumerGroups())
                    .all()
                    .get(WITHIN_MILLIS, TimeUnit.MILLISECONDS)) {
                if (isOurs(group.groupId())) {
                    remove(admin, group.groupId());
                }
            }
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            LOG.warn("members of an earlier run stay in their groups: {}", e.getClass().getSimpleName());
        }
    }

    private static void remove(Admin admin, String group) throws InterruptedException, TimeoutException {
        RemoveMembersFromConsumerGroupOptions all = new RemoveMembersFromConsumerGroupOptions();
        all.reason("the mesh starts anew");
        try {
            var _ = admin.removeMembersFromConsumerGroup(group, all).all().get(WITHIN_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            // Also told so when the group has no members, which is fine.
            LOG.debug("no member removed from {}: {}", group, e.getClass().getSimpleName());
        }
    }

    private static boolean isOurs(String group) {
        return group.startsWith("mesh.gate.") || group.equals("mesh.monitor");
    }
}
