// SPDX-License-Identifier: Apache-2.0
package io.heddle.log;

import io.heddle.log.internal.read.LogClientProperties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * The log's topic: a single partition, because its order is the history of the mesh, and compacted, because it holds
 * state.
 */
public final class MeshLogTopic {
    /**
     * The minimum compaction lag. For this long the id of a command stays in the log, even if every entity it wrote has
     * been overwritten since, so a repeated command is recognized.
     */
    private static final long DAY_MS = 86_400_000L;

    private MeshLogTopic() {}

    /**
     * Creates the topic if it is missing, with the cluster's default replication factor; otherwise checks it.
     * Idempotent.
     *
     * @throws IllegalStateException if the topic exists but cannot serve as the log; the message says how to fix it
     * @throws MeshLogUnavailableException if the cluster cannot be reached or rejects the request
     */
    public static void ensure(MeshLogConfig config) {
        ensure(config, Optional.empty());
    }

    /**
     * Like {@link #ensure(MeshLogConfig)}, with an explicit replication factor; a write must then be acknowledged by
     * all replicas but one.
     */
    public static void ensure(MeshLogConfig config, int replicas) {
        ensure(config, Optional.of(replicas));
    }

    private static void ensure(MeshLogConfig config, Optional<Integer> replicas) {
        String topic = config.topic().value();
        try (Admin admin = Admin.create(LogClientProperties.admin(config))) {
            if (!exists(admin, topic)) {
                create(admin, topic, replicas);
                awaitVisible(admin, topic, System.nanoTime() + LogClientProperties.stepTimeout(config).toNanos());
            }
            check(admin, topic);
        } catch (ExecutionException e) {
            throw unavailable(topic, e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(topic, e);
        }
    }

    private static boolean exists(Admin admin, String topic) throws ExecutionException, InterruptedException {
        try {
            admin.describeTopics(List.of(topic)).allTopicNames().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e;
        }
    }

    private static void create(Admin admin, String topic, Optional<Integer> replicas)
            throws ExecutionException, InterruptedException {
        Map<String, String> configs = new HashMap<>(Map.of(
                "cleanup.policy", "compact",
                "min.compaction.lag.ms", Long.toString(DAY_MS),
                "delete.retention.ms", Long.toString(30 * DAY_MS),
                "segment.ms", Long.toString(7 * DAY_MS),
                "segment.bytes", Integer.toString(16 << 20),
                "max.message.bytes", Integer.toString(LogClientProperties.MAX_RECORD_BYTES + (64 << 10)),
                "unclean.leader.election.enable", "false"));
        replicas.ifPresent(count -> configs.put("min.insync.replicas", Integer.toString(Math.max(1, count - 1))));
        NewTopic newTopic = new NewTopic(topic, Optional.of(1), replicas.map(Integer::shortValue)).configs(configs);
        try {
            admin.createTopics(List.of(newTopic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /** Waits, because a broker may briefly report a newly created topic as missing. */
    private static void awaitVisible(Admin admin, String topic, long deadline)
            throws ExecutionException, InterruptedException {
        while (!exists(admin, topic) && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static void check(Admin admin, String topic) throws ExecutionException, InterruptedException {
        TopicDescription description =
                admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
        if (description != null && description.partitions().size() != 1) {
            throw new IllegalStateException("topic " + topic + " has " + description.partitions().size()
                    + " partitions; the mesh log needs exactly one: delete the topic, or use another cluster");
        }
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        String policy = admin.describeConfigs(List.of(resource)).all().get()
                .getOrDefault(resource, new org.apache.kafka.clients.admin.Config(List.of()))
                .entries().stream()
                .filter(entry -> entry.name().equals("cleanup.policy"))
                .map(entry -> String.valueOf(entry.value()))
                .findFirst()
                .orElse("compact");
        if (!policy.equals("compact")) {
            throw new IllegalStateException("topic " + topic + " has cleanup.policy=" + policy
                    + " and would lose contracts; set cleanup.policy=compact");
        }
    }

    private static MeshLogUnavailableException unavailable(String topic, Throwable cause) {
        return new MeshLogUnavailableException(
                "topic " + topic + " cannot be checked or created (" + cause.getClass().getSimpleName()
                        + "); check that the Kafka cluster is reachable and that this identity may create topics",
                false,
                cause);
    }
}
