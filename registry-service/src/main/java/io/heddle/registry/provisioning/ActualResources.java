// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.provisioning;

import io.heddle.contract.TopicName;
import io.heddle.registry.cluster.RegisteredSubject;

import java.util.Map;

/** The existing resources out of {@link DesiredResources}; missing ones are absent from the maps. */
public record ActualResources(Map<TopicName, Topic> topics, Map<String, RegisteredSubject> subjects) {
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

    /** The largest partition count of the topics; 0 if none exists yet. */
    int mostPartitions() {
        return topics.values().stream().mapToInt(Topic::partitions).max().orElse(0);
    }
}
