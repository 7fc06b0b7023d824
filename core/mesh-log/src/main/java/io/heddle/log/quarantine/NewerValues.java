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
 * Finds rejected records of a compacted product that must not be replayed: a newer value of their key has passed the gate,
 * and the older one would take its place. What the ingest topic has forgotten already counts as newer: not to know is
 * no leave to overwrite.
 */
final class NewerValues {
    private final Admin admin;
    private final TopicReader reader;
    private final QuarantineConfig config;

    NewerValues(Admin admin, TopicReader reader, QuarantineConfig config) {
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
    int dropFrom(Map<Integer, Choice> choices, Map<Integer, OffsetSet> rejected) {
        TopicSpan ingest = TopicSpan.of(admin, config.ingest(), IsolationLevel.READ_UNCOMMITTED);
        int dropped = 0;
        for (Map.Entry<Integer, Choice> choice : choices.entrySet()) {
            TopicSpan.Span span = ingest.partitions().get(choice.getKey());
            OffsetSet bad = rejected.get(choice.getKey());
            if (span != null && bad != null) {
                dropped += choice.getValue().dropOlderThan(newest(choice.getKey(), span, choice.getValue().firstByKey(), bad));
            }
        }
        return dropped;
    }

    private Map<Long, Long> newest(int partition, TopicSpan.Span span, Map<Long, Long> firsts, OffsetSet rejected) {
        Map<Long, Long> newest = new HashMap<>();
        // What is forgotten ends just before the beginning: a value younger than ours may have been among it.
        firsts.keySet().forEach(key -> newest.put(key, span.begin() - 1));
        long from = firsts.values().stream().mapToLong(first -> first + 1).min().orElse(span.end());
        reader.read(
                new TopicSpan(config.ingest(), Map.of(
                        partition, new TopicSpan.Span(Math.max(from, span.begin()), span.end()))),
                record -> {
                    long key = Choice.hash(record.key());
                    if (firsts.containsKey(key) && !rejected.contains(record.offset())) {
                        newest.merge(key, writtenAt(record), Math::max);
                    }
                    return true;
                });
        return newest;
    }

    /** Where the record was written first: a replayed copy is as old as what it is a copy of. */
    private static long writtenAt(ConsumerRecord<byte[], byte[]> record) {
        return HeaderText.of(record.headers(), RecordHeaders.REPLAY)
                .flatMap(ReplayMark::parse)
                .map(ReplayMark::first)
                .orElse(record.offset());
    }
}
