// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.quarantine;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.util.HashMap;
import java.util.Map;

/** The union of all acknowledgements in a quarantine. Not thread-safe. */
final class AcknowledgedOffsets {
    private final TopicOffsetRange span;
    private final Map<Integer, OffsetSet> acknowledged = new HashMap<>();
    private final Map<String, Map<Integer, Long>> replayed = new HashMap<>();

    AcknowledgedOffsets(TopicOffsetRange span) {
        this.span = span;
    }

    static AcknowledgedOffsets read(CommittedRecordReader reader, TopicOffsetRange span) {
        AcknowledgedOffsets result = new AcknowledgedOffsets(span);
        reader.read(span, record -> {
            result.add(record);
            return true;
        });
        return result;
    }

    /** Adds an acknowledgement; other records are ignored. */
    void add(ConsumerRecord<byte[], byte[]> record) {
        AcknowledgementRecord.parse(record).ifPresent(acknowledgement -> {
            OffsetSet offsets = acknowledged.computeIfAbsent(record.partition(), partition -> new OffsetSet());
            long begin =
                    span.partitions().getOrDefault(record.partition(), new TopicOffsetRange.OffsetRange(0, 0)).begin();
            for (OffsetRanges.Range range : acknowledgement.offsets().ranges()) {
                // An acknowledgement refers only to earlier records, and offsets below the log start need not be
                // kept.
                long last = Math.min(range.last(), record.offset());
                for (long offset = Math.max(range.first(), begin); offset <= last; offset++) {
                    offsets.add(offset);
                }
            }
            if (acknowledgement.outcome() == AcknowledgementRecord.Outcome.REPLAYED) {
                replayed.computeIfAbsent(acknowledgement.run(), run -> new HashMap<>())
                        .merge(record.partition(), acknowledgement.offsets().count(), Long::sum);
            }
        });
    }

    boolean contains(int partition, long offset) {
        OffsetSet offsets = acknowledged.get(partition);
        return offsets != null && offsets.contains(offset);
    }

    /** The number of records that a run has replayed, by partition. */
    Map<Integer, Long> replayed(String run) {
        return Map.copyOf(replayed.getOrDefault(run, Map.of()));
    }
}
