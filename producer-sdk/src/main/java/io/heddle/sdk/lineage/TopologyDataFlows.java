// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk.lineage;

import org.apache.kafka.streams.TopologyDescription;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the independent parts of a Kafka Streams topology. Subtopologies belong together if an internal topic
 * (repartition, foreign-key join) connects them; internal topics are followed but not reported. A topic of the
 * application itself that one part writes and another reads is reported and does not merge the parts.
 *
 * <p>Nothing is guessed: sources by pattern and sinks that choose their topic per record are left out. Any processor
 * can read a global store, so its topic is an input of the only part, or a part of its own if there are several.
 */
final class TopologyDataFlows {
    private final List<SubtopologyGroup> groups = new ArrayList<>();

    private TopologyDataFlows() {}

    /** The topics that connected subtopologies read and write, including internal ones. */
    private record SubtopologyGroup(Set<String> read, Set<String> written) {}

    /** Sorted by label; parts without known topics are left out. */
    static List<JobDataFlow> of(TopologyDescription topology) {
        TopologyDataFlows parts = new TopologyDataFlows();
        topology.subtopologies().forEach(subtopology -> parts.groups.add(group(subtopology)));
        parts.join();
        return parts.toDataFlows(topology);
    }

    private static SubtopologyGroup group(TopologyDescription.Subtopology subtopology) {
        SubtopologyGroup group = new SubtopologyGroup(new HashSet<>(), new HashSet<>());
        for (TopologyDescription.Node node : subtopology.nodes()) {
            if (node instanceof TopologyDescription.Source source && source.topicSet() != null) {
                group.read().addAll(source.topicSet());
            }
            if (node instanceof TopologyDescription.Sink sink && sink.topic() != null) {
                group.written().add(sink.topic());
            }
        }
        return group;
    }

    private void join() {
        for (int i = 0; i < groups.size(); i++) {
            for (int j = i + 1; j < groups.size(); j++) {
                if (connected(groups.get(i), groups.get(j))) {
                    SubtopologyGroup other = groups.remove(j);
                    groups.get(i).read().addAll(other.read());
                    groups.get(i).written().addAll(other.written());
                    // The merged group may be connected to groups that were checked before.
                    j = i;
                }
            }
        }
    }

    private static boolean connected(SubtopologyGroup one, SubtopologyGroup other) {
        return one.written().stream().anyMatch(topic -> isInternal(topic) && other.read().contains(topic))
                || other.written().stream().anyMatch(topic -> isInternal(topic) && one.read().contains(topic));
    }

    private List<JobDataFlow> toDataFlows(TopologyDescription topology) {
        Set<String> global = new TreeSet<>();
        topology.globalStores().stream()
                .filter(store -> store.source().topicSet() != null)
                .forEach(store -> global.addAll(store.source().topicSet()));
        if (groups.size() == 1) {
            groups.get(0).read().addAll(global);
        } else {
            global.forEach(topic -> groups.add(new SubtopologyGroup(Set.of(topic), Set.of())));
        }
        return groups.stream()
                .map(TopologyDataFlows::part)
                .filter(part -> !part.isEmpty())
                .sorted(Comparator.comparing(JobDataFlow::label))
                .toList();
    }

    private static JobDataFlow part(SubtopologyGroup group) {
        Set<String> internalTopics = new HashSet<>(group.read());
        internalTopics.retainAll(group.written());
        internalTopics.removeIf(topic -> !isInternal(topic));
        Set<String> inputs = new HashSet<>(group.read());
        inputs.removeAll(internalTopics);
        Set<String> outputs = new HashSet<>(group.written());
        outputs.removeAll(internalTopics);
        return JobDataFlow.of(inputs, outputs);
    }

    /** Whether the topic has a name that Kafka Streams generates for topics that it both writes and reads. */
    private static boolean isInternal(String topic) {
        String name = topic.toLowerCase(Locale.ROOT);
        return name.endsWith("-repartition")
                || (name.endsWith("-topic")
                        && (name.contains("subscription-registration") || name.contains("subscription-response")));
    }
}
