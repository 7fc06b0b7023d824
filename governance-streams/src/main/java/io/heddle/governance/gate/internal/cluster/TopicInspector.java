// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cluster;

import io.heddle.governance.gate.config.GateLimits;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.TopicListing;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Inspects the cluster's topics. A failure on one topic does not affect the others. */
final class TopicInspector {
    private static final long TIMEOUT_SECONDS = 15;
    private static final long DEFAULT_MAX_BYTES = 1_048_588;
    private static final TopicDirectory.TopicFacts REFUSED =
            new TopicDirectory.TopicFacts(0, 0).withRights(TopicDirectory.TopicRights.NONE);

    private final Admin admin;
    private final GateLimits limits;

    TopicInspector(Admin admin, GateLimits limits) {
        this.admin = admin;
        this.limits = limits;
    }

    /** The existing topics that are visible to this gate. */
    Map<String, Uuid> listTopicIds() throws InterruptedException, ExecutionException, TimeoutException {
        return await(admin.listTopics().listings()).stream()
                .collect(Collectors.toUnmodifiableMap(TopicListing::name, TopicListing::topicId));
    }

    /**
     * The number of partitions by topic, without topics that were deleted meanwhile or are not visible to this gate.
     */
    Map<String, Integer> countPartitions(List<String> topics)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<String, Integer> partitions = new HashMap<>();
        if (topics.isEmpty()) {
            return partitions;
        }
        for (var description : admin.describeTopics(topics).topicNameValues().entrySet()) {
            try {
                partitions.put(description.getKey(), await(description.getValue()).partitions().size());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException
                        || e.getCause() instanceof TopicAuthorizationException)) {
                    throw e;
                }
            }
        }
        return partitions;
    }

    /** The facts about each of the topics; empty if it was deleted meanwhile. */
    Map<String, Optional<TopicDirectory.TopicFacts>> facts(List<String> topics)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<String, Optional<TopicDirectory.TopicFacts>> facts = new HashMap<>();
        if (topics.isEmpty()) {
            return facts;
        }
        Map<String, KafkaFuture<TopicDescription>> descriptions = admin.describeTopics(
                topics, new DescribeTopicsOptions().includeAuthorizedOperations(true))
                .topicNameValues();
        Map<ConfigResource, KafkaFuture<Config>> configs =
                admin.describeConfigs(topics.stream().map(TopicInspector::resource).toList()).values();
        for (String topic : topics) {
            facts.put(topic, facts(
                    Objects.requireNonNull(descriptions.get(topic)),
                    Objects.requireNonNull(configs.get(resource(topic)))));
        }
        return facts;
    }

    private Optional<TopicDirectory.TopicFacts> facts(
            KafkaFuture<TopicDescription> description, KafkaFuture<Config> configs)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            TopicDescription topic = await(description);
            Config config = await(configs);
            long bytes = Optional.ofNullable(config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG))
                    .map(ConfigEntry::value)
                    .map(Long::parseLong)
                    .orElse(DEFAULT_MAX_BYTES);
            return Optional.of(new TopicDirectory.TopicFacts(
                    topic.partitions().size(),
                    Math.min(bytes, limits.maxRequestBytes()),
                    TimestampLimits.of(config),
                    rights(topic.authorizedOperations())));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            if (e.getCause() instanceof TopicAuthorizationException) {
                return Optional.of(REFUSED);
            }
            throw e;
        }
    }

    /** Old brokers do not report permissions; then only an attempt shows whether access is allowed. */
    @SuppressWarnings("NullAway") // null for old brokers, which the client does not declare
    private static TopicDirectory.TopicRights rights(Collection<AclOperation> operations) {
        return operations == null
                ? TopicDirectory.TopicRights.ALL
                : new TopicDirectory.TopicRights(operations.contains(AclOperation.READ),
                        operations.contains(AclOperation.WRITE));
    }

    private static <T> T await(KafkaFuture<T> future)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }
}
