// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.provisioning;

import io.heddle.contract.SchemaId;
import io.heddle.contract.TopicName;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The existing resources out of {@link DesiredResources}; missing ones are absent from the maps. */
public record ActualResources(Map<TopicName, Topic> topics, Map<String, Subject> subjects) {
    public ActualResources {
        topics = Map.copyOf(topics);
        subjects = Map.copyOf(subjects);
    }

    /** An existing topic. */
    public record Topic(int partitions, Map<String, String> config) {
        public Topic {
            config = Map.copyOf(config);
        }
    }

    /**
     * An existing subject.
     *
     * @param level its own compatibility level; empty if the global one applies
     * @param versions the schemas (JSON) of its versions by id, oldest first
     */
    public record Subject(Optional<String> level, Map<SchemaId, String> versions) {
        public Subject {
            versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
        }
    }

    /** The largest partition count of the topics; 0 if none exists yet. */
    int mostPartitions() {
        return topics.values().stream().mapToInt(Topic::partitions).max().orElse(0);
    }
}
