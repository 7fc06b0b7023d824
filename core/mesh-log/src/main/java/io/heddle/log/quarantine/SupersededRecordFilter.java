// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.quarantine;

import io.heddle.contract.RecordHeaders;
import io.heddle.contract.ReplayMark;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;

import java.util.HashMap;
import java.util.Map;

/**
 * Finds rejected records of a compacted product that must not be replayed: a newer value of their key has passed the
 * gate, and the older one would take its place. What the ingest topic has forgotten already counts as newer: not to
 * know is no leave to overwrite.
 */
final class SupersededRecordFilter {
    private final Admin admin;
    private final CommittedRecordReader reader;
    private final QuarantineConfig config;

    SupersededRecordFilter(Admin admin, CommittedRecordReader reader, QuarantineConfig config) {
        this.admin = admin;
        this.reader = reader;
        this.config = config;
    }

    /**
     * Leaves such records out of the choice.
     *
     * @param rejected offsets in ingest of what the gate is known to have rejected, by partition
     * @return how many are left out
     */
    int removeSuperseded(Map<Integer, PartitionSelection> choices, Map<Integer, OffsetSet> rejected) {
        TopicOffsetRange ingest = TopicOffsetRange.of(admin, config.ingest(), IsolationLevel.READ_UNCOMMITTED);
        int dropped = 0;
        for (Map.Entry<Integer, PartitionSelection> choice : choices.entrySet()) {
            TopicOffsetRange.OffsetRange span = ingest.partitions().get(choice.getKey());
            OffsetSet rejectedOffsets = rejected.get(choice.getKey());
            if (span != null && rejectedOffsets != null) {
                dropped += choice.getValue().dropOlderThan(
                        newestOffsets(choice.getKey(), span, choice.getValue().oldestByKey(), rejectedOffsets));
            }
        }
        return dropped;
    }

    private Map<Long, Long> newestOffsets(int partition, TopicOffsetRange.OffsetRange span, Map<Long, Long> firsts,
            OffsetSet rejected) {
        Map<Long, Long> newest = new HashMap<>();
        // What is forgotten ends just before the beginning: a value younger than ours may have been among it.
        firsts.keySet().forEach(key -> newest.put(key, span.begin() - 1));
        long startOffset = firsts.values().stream().mapToLong(first -> first + 1).min().orElse(span.end());
        reader.read(
                new TopicOffsetRange(config.ingest(), Map.of(
                        partition, new TopicOffsetRange.OffsetRange(Math.max(startOffset, span.begin()), span.end()))),
                record -> {
                    long key = PartitionSelection.hash(record.key());
                    if (firsts.containsKey(key) && !rejected.contains(record.offset())) {
                        newest.merge(key, originalOffset(record), Math::max);
                    }
                    return true;
                });
        return newest;
    }

    /** Where the record was written first: a replayed copy is as old as what it is a copy of. */
    private static long originalOffset(ConsumerRecord<byte[], byte[]> record) {
        return HeaderText.of(record.headers(), RecordHeaders.REPLAY)
                .flatMap(ReplayMark::parse)
                .map(ReplayMark::first)
                .orElse(record.offset());
    }
}
