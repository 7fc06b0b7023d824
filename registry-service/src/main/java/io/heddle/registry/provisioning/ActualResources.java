// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.provisioning;

import io.heddle.contract.SchemaId;
import io.heddle.contract.TopicName;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the cluster has of a {@link DesiredResources}; what it lacks is absent from the maps. */
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
     * @param level its own compatibility level; empty if it follows the global one
     * @param versions the schemas (JSON) of its versions by id, oldest first
     */
    public record Subject(Optional<String> level, Map<SchemaId, String> versions) {
        public Subject {
            versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
        }
    }

    /** The most partitions that one of the topics has; 0 if there is none yet. */
    int mostPartitions() {
        return topics.values().stream().mapToInt(Topic::partitions).max().orElse(0);
    }
}
