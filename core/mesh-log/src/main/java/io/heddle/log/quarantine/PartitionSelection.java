// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.quarantine;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rejections of one partition that a run takes, in the order in which it takes them: that of the quarantine, but
 * records of one key in the order in which they were written first. (A record that came back from an earlier replay
 * lies behind younger ones of its key.) 24 bytes each; keys as hashes, whose rare collisions only tie two keys
 * together. Not thread-safe.
 */
final class PartitionSelection {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final long NO_KEY = 0;

    private final List<SelectedRecord> selected = new ArrayList<>();

    /** @param first where the record was in ingest when a client wrote it */
    record SelectedRecord(long offset, long first, long key) {}

    void add(RejectedRecord rejection, ConsumerRecord<byte[], byte[]> record) {
        selected.add(new SelectedRecord(rejection.offset(), rejection.first(), hash(record.key())));
    }

    int size() {
        return selected.size();
    }

    /** Of a key; never that of no key. */
    static long hash(byte @Nullable [] key) {
        if (key == null) {
            return NO_KEY;
        }
        long hash = FNV_OFFSET;
        for (byte one : key) {
            hash = (hash ^ (one & 0xff)) * FNV_PRIME;
        }
        hash ^= hash >>> 32;
        return hash == NO_KEY ? 1 : hash;
    }

    /** The least {@code first} of a key that is taken, for each key. */
    Map<Long, Long> oldestByKey() {
        Map<Long, Long> firsts = new HashMap<>();
        selected.stream().filter(chosen -> chosen.key() != NO_KEY)
                .forEach(chosen -> firsts.merge(chosen.key(), chosen.first(), Math::min));
        return firsts;
    }

    /** Leaves out what a newer value of its key makes obsolete; how many that are. */
    int dropOlderThan(Map<Long, Long> newest) {
        int before = selected.size();
        selected.removeIf(chosen -> newest.getOrDefault(chosen.key(), -1L) > chosen.first());
        return before - selected.size();
    }

    /** The offsets, in order. */
    long[] orderedOffsets() {
        Map<Long, List<Integer>> slots = new HashMap<>();
        for (int slot = 0; slot < selected.size(); slot++) {
            if (selected.get(slot).key() != NO_KEY) {
                slots.computeIfAbsent(selected.get(slot).key(), key -> new ArrayList<>(1)).add(slot);
            }
        }
        long[] offsets = selected.stream().mapToLong(SelectedRecord::offset).toArray();
        for (List<Integer> ofKey : slots.values()) {
            List<SelectedRecord> sorted = ofKey.stream()
                    .map(selected::get)
                    .sorted(java.util.Comparator.comparingLong(SelectedRecord::first)
                            .thenComparingLong(SelectedRecord::offset))
                    .toList();
            for (int i = 0; i < ofKey.size(); i++) {
                offsets[ofKey.get(i)] = sorted.get(i).offset();
            }
        }
        return offsets;
    }
}
