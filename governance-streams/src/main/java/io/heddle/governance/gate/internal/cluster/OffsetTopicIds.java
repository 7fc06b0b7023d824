// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cluster;

import io.heddle.governance.gate.internal.record.PlanIncompleteException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Tracks which topic a consumer's offsets belong to. If an ingest topic is deleted and recreated, offsets of the old
 * one are meaningless and would skip records. Every committed offset therefore carries the topic's id in its metadata,
 * and a partition whose committed offset has another id is read from its start. Not thread-safe.
 */
public final class OffsetTopicIds {
    private static final char SEPARATOR = '@';

    private final TopicIds topicIds;
    private final Map<TopicPartition, Long> unresolved = new HashMap<>();
    private final Map<TopicPartition, Uuid> resolvedTopicIds = new HashMap<>();
    private Map<String, Uuid> lastCheckedTopicIds = Map.of();

    public OffsetTopicIds(TopicIds topicIds) {
        this.topicIds = topicIds;
    }

    /** Registers newly assigned partitions, whose topic ids may have changed since the last inspection. */
    public void onAssigned(Collection<TopicPartition> partitions) {
        if (!partitions.isEmpty()) {
            long inspection = topicIds.requestInspection();
            partitions.forEach(partition -> unresolved.put(partition, inspection));
        }
    }

    public void onRevoked(Collection<TopicPartition> partitions) {
        partitions.forEach(unresolved::remove);
        partitions.forEach(resolvedTopicIds::remove);
    }

    /** Partitions whose topic id is not resolved yet. Their records must not be processed. */
    public Set<TopicPartition> unresolved() {
        return unresolved.keySet();
    }

    /** The unresolved partitions whose topic has been inspected since their assignment. */
    public Set<TopicPartition> resolvable() {
        if (unresolved.isEmpty()) {
            return Set.of();
        }
        Set<TopicPartition> resolved = new HashSet<>();
        unresolved.forEach((partition, inspection) -> {
            if (topicIds.isInspected(inspection) && topicIds.idOf(partition.topic()) != null) {
                resolved.add(partition);
            }
        });
        return resolved;
    }

    /**
     * Binds a partition to its topic's id as of the last inspection.
     *
     * @param committed the group's committed offset, or null
     * @return whether the committed offset belongs to another topic of the same name
     */
    public boolean resolvePending(TopicPartition partition, @Nullable OffsetAndMetadata committed) {
        Uuid now = PlanIncompleteException.requirePresent(topicIds.idOf(partition.topic()));
        unresolved.remove(partition);
        resolvedTopicIds.put(partition, now);
        return committed != null && !belongsTo(committed, now);
    }

    /**
     * Checks before each poll that no topic was recreated; cheap if nothing changed.
     *
     * @throws TopicRecreatedException if a topic was recreated since its partition was resolved
     */
    public void checkTopicIds() {
        Map<String, Uuid> now = topicIds.snapshot();
        if (now.equals(lastCheckedTopicIds)) {
            return;
        }
        resolvedTopicIds.forEach((partition, id) -> {
            if (!id.equals(now.getOrDefault(partition.topic(), id))) {
                throw new TopicRecreatedException(partition.topic());
            }
        });
        lastCheckedTopicIds = now;
    }

    /** Adds the topic ids to the offsets' metadata. */
    public Map<TopicPartition, OffsetAndMetadata> withTopicIds(Map<TopicPartition, OffsetAndMetadata> offsets) {
        Map<TopicPartition, OffsetAndMetadata> marked = HashMap.newHashMap(offsets.size());
        offsets.forEach((partition, offset) -> {
            Uuid id = resolvedTopicIds.get(partition);
            marked.put(partition, id == null ? offset : withMetadata(offset, offset.metadata() + SEPARATOR + id));
        });
        return marked;
    }

    /** Removes the topic ids from the offsets' metadata. */
    public static Map<TopicPartition, OffsetAndMetadata>
            withoutTopicIds(Map<TopicPartition, OffsetAndMetadata> offsets) {
        Map<TopicPartition, OffsetAndMetadata> unmarked = new HashMap<>(offsets);
        unmarked.replaceAll((partition, offset) -> {
            int sign = offset == null ? -1 : offset.metadata().indexOf(SEPARATOR);
            return sign < 0 ? offset : withMetadata(offset, offset.metadata().substring(0, sign));
        });
        return unmarked;
    }

    /** Whether an offset belongs to that topic. One without a topic id does, because early gates did not add it. */
    static boolean belongsTo(OffsetAndMetadata committed, Uuid topic) {
        int sign = committed.metadata().indexOf(SEPARATOR);
        return sign < 0 || committed.metadata().substring(sign + 1).equals(topic.toString());
    }

    /** Whether an offset carries that topic's id. */
    static boolean carriesTopicId(OffsetAndMetadata committed, Uuid topic) {
        return committed.metadata().indexOf(SEPARATOR) >= 0 && belongsTo(committed, topic);
    }

    private static OffsetAndMetadata withMetadata(OffsetAndMetadata offset, String metadata) {
        return new OffsetAndMetadata(offset.offset(), offset.leaderEpoch(), metadata);
    }
}
