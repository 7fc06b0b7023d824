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
 * Which topic the offsets of a consumer belong to. An offset in an ingest topic means nothing in another topic of the
 * same name, and would pass over what that holds: so every committed offset carries the topic's id, and what belongs to
 * another id is read from its start. Not thread-safe.
 */
public final class OffsetTopicIds {
    private static final char SEPARATOR = '@';

    private final TopicIds topicIds;
    private final Map<TopicPartition, Long> unsettled = new HashMap<>();
    private final Map<TopicPartition, Uuid> settledTopicIds = new HashMap<>();
    private Map<String, Uuid> lastCheckedTopicIds = Map.of();

    public OffsetTopicIds(TopicIds topicIds) {
        this.topicIds = topicIds;
    }

    /** Partitions that are new to the consumer, of topics whose ids may have changed since the last look. */
    public void onAssigned(Collection<TopicPartition> partitions) {
        if (!partitions.isEmpty()) {
            long inspection = topicIds.requestInspection();
            partitions.forEach(partition -> unsettled.put(partition, inspection));
        }
    }

    public void onRevoked(Collection<TopicPartition> partitions) {
        partitions.forEach(unsettled::remove);
        partitions.forEach(settledTopicIds::remove);
    }

    /** Partitions whose topic is not known yet: nothing of them may be read. */
    public Set<TopicPartition> unsettled() {
        return unsettled.keySet();
    }

    /** Those of them whose topic has been looked at since. */
    public Set<TopicPartition> settleable() {
        if (unsettled.isEmpty()) {
            return Set.of();
        }
        Set<TopicPartition> settled = new HashSet<>();
        unsettled.forEach((partition, inspection) -> {
            if (topicIds.isInspected(inspection) && topicIds.idOf(partition.topic()) != null) {
                settled.add(partition);
            }
        });
        return settled;
    }

    /**
     * Ties a partition to its topic as of the last look.
     *
     * @param committed where its group was; null for nowhere
     * @return whether that was in another topic of the same name
     */
    public boolean settle(TopicPartition partition, @Nullable OffsetAndMetadata committed) {
        Uuid now = PlanIncompleteException.requirePresent(topicIds.idOf(partition.topic()));
        unsettled.remove(partition);
        settledTopicIds.put(partition, now);
        return committed != null && !belongsTo(committed, now);
    }

    /**
     * Before a poll, as cheap as can be.
     *
     * @throws TopicRecreatedException if a topic is another than the one read so far
     */
    public void checkTopicIds() {
        Map<String, Uuid> now = topicIds.snapshot();
        if (now.equals(lastCheckedTopicIds)) {
            return;
        }
        settledTopicIds.forEach((partition, id) -> {
            if (!id.equals(now.getOrDefault(partition.topic(), id))) {
                throw new TopicRecreatedException(partition.topic());
            }
        });
        lastCheckedTopicIds = now;
    }

    /** The offsets with the ids of the topics they belong to. */
    public Map<TopicPartition, OffsetAndMetadata> withTopicIds(Map<TopicPartition, OffsetAndMetadata> offsets) {
        Map<TopicPartition, OffsetAndMetadata> marked = HashMap.newHashMap(offsets.size());
        offsets.forEach((partition, offset) -> {
            Uuid id = settledTopicIds.get(partition);
            marked.put(partition, id == null ? offset : withMetadata(offset, offset.metadata() + SEPARATOR + id));
        });
        return marked;
    }

    /** The offsets as they were before they were marked. */
    public static Map<TopicPartition, OffsetAndMetadata>
            withoutTopicIds(Map<TopicPartition, OffsetAndMetadata> offsets) {
        Map<TopicPartition, OffsetAndMetadata> unmarked = new HashMap<>(offsets);
        unmarked.replaceAll((partition, offset) -> {
            int sign = offset == null ? -1 : offset.metadata().indexOf(SEPARATOR);
            return sign < 0 ? offset : withMetadata(offset, offset.metadata().substring(0, sign));
        });
        return unmarked;
    }

    /** Whether an offset belongs to that topic; one without a mark does, as gates did not always mark them. */
    static boolean belongsTo(OffsetAndMetadata committed, Uuid topic) {
        int sign = committed.metadata().indexOf(SEPARATOR);
        return sign < 0 || committed.metadata().substring(sign + 1).equals(topic.toString());
    }

    /** Whether an offset says that it belongs to that topic. */
    static boolean carriesTopicId(OffsetAndMetadata committed, Uuid topic) {
        return committed.metadata().indexOf(SEPARATOR) >= 0 && belongsTo(committed, topic);
    }

    private static OffsetAndMetadata withMetadata(OffsetAndMetadata offset, String metadata) {
        return new OffsetAndMetadata(offset.offset(), offset.leaderEpoch(), metadata);
    }
}
