// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.provisioning;

import io.heddle.contract.Contract;
import io.heddle.contract.OutputPort;
import io.heddle.contract.ProductTopics;
import io.heddle.contract.TopicName;
import io.heddle.contract.TopicSettings;
import io.heddle.contract.TopicSettings.Compatibility;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The resources a contract needs, in order of creation: schemas before topics, and the ingest topic last, so that
 * producers cannot write before the other topics exist.
 */
public record DesiredResources(List<SubjectSpec> subjects, List<TopicSpec> topics) {
    private static final String NO_LIMIT = "-1";

    /** Kafka deletes whole segments, so deletion can be late by up to this duration. */
    private static final Duration SEGMENT = Duration.ofDays(1);

    /** Larger than Kafka's default of 1 MB, because a rejected record also carries its violations. */
    private static final int QUARANTINE_MAX_BYTES = 2 * 1024 * 1024;

    public DesiredResources {
        subjects = List.copyOf(subjects);
        topics = List.copyOf(topics);
    }

    /** Derives the resources from a contract. Pure. */
    public static DesiredResources of(Contract contract) {
        return new DesiredResources(subjects(contract), topics(contract));
    }

    private static List<SubjectSpec> subjects(Contract contract) {
        List<SubjectSpec> subjects = new ArrayList<>();
        for (TopicName topic : schemaTopics(contract)) {
            subjects.add(new SubjectSpec(topic.valueSubject(), contract.valueSchema().toString(),
                    contract.settings().compatibility()));
            // The mesh's own keys are plain text. Other keys must not change within a major version.
            if (contract.key().isPresent() && !contract.id().domain().isMesh()) {
                subjects.add(new SubjectSpec(topic.keySubject(), contract.key().get().schema().toString(),
                        Compatibility.FULL_TRANSITIVE));
            }
        }
        return subjects;
    }

    private static List<TopicName> schemaTopics(Contract contract) {
        List<TopicName> topics = new ArrayList<>();
        for (OutputPort port : contract.ports()) {
            topics.add(contract.topics().output(port.name()));
        }
        if (!contract.id().domain().isMesh()) {
            topics.add(contract.topics().ingest());
        }
        return topics;
    }

    private static List<TopicSpec> topics(Contract contract) {
        ProductTopics names = contract.topics();
        TopicSettings settings = contract.settings();
        List<TopicSpec> topics = new ArrayList<>();
        for (OutputPort port : contract.ports()) {
            topics.add(topic(names.output(port.name()), settings, outputConfig(settings)));
        }
        if (!contract.id().domain().isMesh()) {
            topics.add(topic(names.quarantine(), settings, quarantineConfig(settings)));
            topics.add(topic(names.ingest(), settings, ingestConfig()));
        }
        return topics;
    }

    private static TopicSpec topic(TopicName name, TopicSettings settings, Map<String, String> config) {
        return new TopicSpec(name, settings.partitions(), settings.replicas(), config);
    }

    /**
     * Ingest is a private buffer without retention: brokers would delete records not processed yet and, as retention
     * uses record timestamps, a backfill at once. The gate deletes what it has processed.
     */
    private static Map<String, String> ingestConfig() {
        Map<String, String> config = new LinkedHashMap<>();
        config.put("cleanup.policy", "delete");
        config.put("retention.ms", NO_LIMIT);
        config.put("retention.bytes", NO_LIMIT);
        config.put("segment.ms", millis(SEGMENT));
        return config;
    }

    /**
     * Retention starts at the rejection, by {@code LogAppendTime}; otherwise an old record could be deleted before
     * anyone has seen it.
     */
    private static Map<String, String> quarantineConfig(TopicSettings settings) {
        Duration retention = settings.quarantineRetention();
        Duration segment = retention.compareTo(SEGMENT) < 0 ? retention : SEGMENT;
        Map<String, String> config = new LinkedHashMap<>();
        config.put("cleanup.policy", "delete");
        config.put("retention.ms", millis(retention));
        config.put("segment.ms", millis(segment));
        config.put("message.timestamp.type", "LogAppendTime");
        config.put("max.message.bytes", Integer.toString(QUARANTINE_MAX_BYTES));
        return config;
    }

    private static Map<String, String> outputConfig(TopicSettings settings) {
        Map<String, String> config = new LinkedHashMap<>();
        Optional<String> retention = settings.retention().map(DesiredResources::millis);
        retention.ifPresent(millis -> config.put("retention.ms", millis));
        if (settings.compacted()) {
            config.put("cleanup.policy", retention.isPresent() ? "compact,delete" : "compact");
            settings.compactionLag().ifPresent(lag -> config.put("min.compaction.lag.ms", millis(lag)));
        } else {
            config.put("cleanup.policy", "delete");
        }
        return config;
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
