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
 * Finds the parts of a Kafka Streams topology that have nothing to do with each other. Subtopologies belong together when
 * an internal topic (repartition, foreign-key join) leads from one to the other; such topics are followed, not reported.
 * A topic of the application's own that one part writes and another reads is reported, and the parts stay two.
 *
 * <p>Nothing is guessed: sources by pattern and sinks that choose their topic per record are left out. A global store may
 * be read by any processor; so its topic feeds the one part there is, or is a part of its own when there are several.
 */
final class TopologyParts {
    private final List<Group> groups = new ArrayList<>();

    private TopologyParts() {}

    /** What connected subtopologies read and write, internal topics included. */
    private record Group(Set<String> read, Set<String> written) {}

    /** In the order of their labels; without those of which nothing is known. */
    static List<JobPart> of(TopologyDescription topology) {
        TopologyParts parts = new TopologyParts();
        topology.subtopologies().forEach(subtopology -> parts.groups.add(group(subtopology)));
        parts.join();
        return parts.report(topology);
    }

    private static Group group(TopologyDescription.Subtopology subtopology) {
        Group group = new Group(new HashSet<>(), new HashSet<>());
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
                    Group other = groups.remove(j);
                    groups.get(i).read().addAll(other.read());
                    groups.get(i).written().addAll(other.written());
                    // The larger group may touch those it did not touch before.
                    j = i;
                }
            }
        }
    }

    private static boolean connected(Group one, Group other) {
        return one.written().stream().anyMatch(topic -> isInternal(topic) && other.read().contains(topic))
                || other.written().stream().anyMatch(topic -> isInternal(topic) && one.read().contains(topic));
    }

    private List<JobPart> report(TopologyDescription topology) {
        Set<String> global = new TreeSet<>();
        topology.globalStores().stream()
                .filter(store -> store.source().topicSet() != null)
                .forEach(store -> global.addAll(store.source().topicSet()));
        if (groups.size() == 1) {
            groups.get(0).read().addAll(global);
        } else {
            global.forEach(topic -> groups.add(new Group(Set.of(topic), Set.of())));
        }
        return groups.stream()
                .map(TopologyParts::part)
                .filter(part -> !part.isEmpty())
                .sorted(Comparator.comparing(JobPart::label))
                .toList();
    }

    private static JobPart part(Group group) {
        Set<String> inside = new HashSet<>(group.read());
        inside.retainAll(group.written());
        inside.removeIf(topic -> !isInternal(topic));
        Set<String> inputs = new HashSet<>(group.read());
        inputs.removeAll(inside);
        Set<String> outputs = new HashSet<>(group.written());
        outputs.removeAll(inside);
        return JobPart.of(inputs, outputs);
    }

    /** How Kafka Streams names the topics it makes by itself and both writes and reads. */
    private static boolean isInternal(String topic) {
        String name = topic.toLowerCase(Locale.ROOT);
        return name.endsWith("-repartition")
                || (name.endsWith("-topic")
                        && (name.contains("subscription-registration") || name.contains("subscription-response")));
    }
}
