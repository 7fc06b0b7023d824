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
 * Finds rejected records of a compacted product that must not be replayed, because the gate has accepted a newer value
 * of their key and the older one would overwrite it. Records already deleted from the ingest topic count as newer:
 * without evidence, nothing is overwritten.
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
     * Removes superseded records from the selections.
     *
     * @param rejected ingest offsets that the gate is known to have rejected, by partition
     * @return how many records were removed
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
        // Deleted records end just before the log start, and a newer value may have been among them.
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

    /** The original offset of the record: a replayed copy is as old as its original. */
    private static long originalOffset(ConsumerRecord<byte[], byte[]> record) {
        return HeaderText.of(record.headers(), RecordHeaders.REPLAY)
                .flatMap(ReplayMark::parse)
                .map(ReplayMark::first)
                .orElse(record.offset());
    }
}
