// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

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
 * Which topic the offsets of a consumer belong to. An offset in an ingest topic means nothing in another topic of the same name,
 * and would pass over what that holds: so every committed offset carries the topic's id, and what belongs to another id is read
 * from its start. Not thread-safe.
 */
final class Origins {
    private static final char SIGN = '@';

    private final TopicIds ids;
    private final Map<TopicPartition, Long> fresh = new HashMap<>();
    private final Map<TopicPartition, Uuid> known = new HashMap<>();
    private Map<String, Uuid> compared = Map.of();

    Origins(TopicIds ids) {
        this.ids = ids;
    }

    /** Partitions that are new to the consumer, of topics whose ids may have changed since the last look. */
    void assigned(Collection<TopicPartition> partitions) {
        if (!partitions.isEmpty()) {
            long look = ids.askForNext();
            partitions.forEach(partition -> fresh.put(partition, look));
        }
    }

    void revoked(Collection<TopicPartition> partitions) {
        partitions.forEach(fresh::remove);
        partitions.forEach(known::remove);
    }

    /** Partitions whose topic is not known yet: nothing of them may be read. */
    Set<TopicPartition> fresh() {
        return fresh.keySet();
    }

    /** Those of them whose topic has been looked at since. */
    Set<TopicPartition> lookedAt() {
        if (fresh.isEmpty()) {
            return Set.of();
        }
        Set<TopicPartition> settled = new HashSet<>();
        fresh.forEach((partition, look) -> {
            if (ids.isDone(look) && ids.of(partition.topic()) != null) {
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
    boolean settle(TopicPartition partition, @Nullable OffsetAndMetadata committed) {
        Uuid now = NotReadyException.ifNull(ids.of(partition.topic()));
        fresh.remove(partition);
        known.put(partition, now);
        return committed != null && !isOf(committed, now);
    }

    /**
     * Before a poll, as cheap as can be.
     *
     * @throws TopicMadeAgainException if a topic is another than the one read so far
     */
    void check() {
        Map<String, Uuid> now = ids.all();
        if (now.equals(compared)) {
            return;
        }
        known.forEach((partition, id) -> {
            if (!id.equals(now.getOrDefault(partition.topic(), id))) {
                throw new TopicMadeAgainException(partition.topic());
            }
        });
        compared = now;
    }

    /** The offsets with the ids of the topics they belong to. */
    Map<TopicPartition, OffsetAndMetadata> marked(Map<TopicPartition, OffsetAndMetadata> offsets) {
        Map<TopicPartition, OffsetAndMetadata> marked = HashMap.newHashMap(offsets.size());
        offsets.forEach((partition, offset) -> {
            Uuid id = known.get(partition);
            marked.put(partition, id == null ? offset : with(offset, offset.metadata() + SIGN + id));
        });
        return marked;
    }

    /** The offsets as they were before they were marked. */
    static Map<TopicPartition, OffsetAndMetadata> unmarked(Map<TopicPartition, OffsetAndMetadata> offsets) {
        Map<TopicPartition, OffsetAndMetadata> unmarked = new HashMap<>(offsets);
        unmarked.replaceAll((partition, offset) -> {
            int sign = offset == null ? -1 : offset.metadata().indexOf(SIGN);
            return sign < 0 ? offset : with(offset, offset.metadata().substring(0, sign));
        });
        return unmarked;
    }

    /** Whether an offset belongs to that topic; one without a mark does, as gates did not always mark them. */
    static boolean isOf(OffsetAndMetadata committed, Uuid topic) {
        int sign = committed.metadata().indexOf(SIGN);
        return sign < 0 || committed.metadata().substring(sign + 1).equals(topic.toString());
    }

    /** Whether an offset says that it belongs to that topic. */
    static boolean isMarked(OffsetAndMetadata committed, Uuid topic) {
        return committed.metadata().indexOf(SIGN) >= 0 && isOf(committed, topic);
    }

    private static OffsetAndMetadata with(OffsetAndMetadata offset, String metadata) {
        return new OffsetAndMetadata(offset.offset(), offset.leaderEpoch(), metadata);
    }
}
