// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.provisioning;

import io.heddle.contract.SchemaId;
import io.heddle.contract.TopicName;
import io.heddle.contract.TopicSettings.Compatibility;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One step of a plan: a change, or a resource that stays as it is. Every step is idempotent. */
public sealed interface ProvisioningStep {
    /** Creates a topic. */
    record CreateTopic(TopicSpec topic, int partitions) implements ProvisioningStep {}

    /** Adds partitions to a topic. */
    record AddPartitions(TopicName topic, int from, int to) implements ProvisioningStep {}

    /** Changes a topic's configuration. */
    record ConfigureTopic(TopicName topic, Map<String, String> config) implements ProvisioningStep {}

    /** A topic that needs no change. */
    record KeepTopic(TopicName topic, int partitions) implements ProvisioningStep {}

    /** Registers a schema in a subject, which is created if missing. */
    record RegisterSchema(String subject, String schema, boolean first) implements ProvisioningStep {}

    /** A subject that already has the schema. */
    record KeepSchema(String subject, SchemaId id) implements ProvisioningStep {}

    /** Sets a subject's own compatibility level. */
    record SetCompatibility(String subject, Compatibility level, String before) implements ProvisioningStep {}

    /** A subject that already has the level. */
    record KeepCompatibility(String subject, Compatibility level) implements ProvisioningStep {}

    /** Describes the step in a plan. */
    default PlannedChange describe() {
        return switch (this) {
            case CreateTopic(TopicSpec topic, int partitions) -> new PlannedChange("create", "topic",
                    topic.name().value(), partitions(partitions)
                            + topic.replicas().map(replicas -> ", replicas " + replicas).orElse("")
                            + ", " + text(topic.config()));
            case AddPartitions(TopicName topic, int from, int to) ->
                new PlannedChange("update", "topic", topic.value(), partitions(to) + " instead of " + from);
            case ConfigureTopic(TopicName topic, Map<String, String> config) ->
                new PlannedChange("update", "topic", topic.value(), text(config));
            case KeepTopic(TopicName topic, int partitions) ->
                new PlannedChange("keep", "topic", topic.value(), partitions(partitions));
            case RegisterSchema(String subject, String schema, boolean first) ->
                new PlannedChange(first ? "create" : "update", "subject", subject,
                        first ? "first schema" : "new schema version");
            case KeepSchema(String subject, SchemaId id) ->
                new PlannedChange("keep", "subject", subject, "schema id " + id);
            case SetCompatibility(String subject, Compatibility level, String before) ->
                new PlannedChange(before.isEmpty() ? "create" : "update", "compatibility", subject,
                        before.isEmpty() ? level.name() : level.name() + " instead of " + before);
            case KeepCompatibility(String subject, Compatibility level) ->
                new PlannedChange("keep", "compatibility", subject, level.name());
        };
    }

    private static String partitions(int count) {
        return count == 1 ? "1 partition" : count + " partitions";
    }

    private static String text(Map<String, String> config) {
        return new TreeMap<>(config).entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
