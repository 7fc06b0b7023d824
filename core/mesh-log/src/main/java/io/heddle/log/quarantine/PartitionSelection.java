// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.quarantine;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rejections of one partition that a run processes, in processing order: quarantine order, except that records with
 * the same key are ordered by their original ingest offset. (A record rejected again after a replay lies behind younger
 * records of its key.) Uses 24 bytes per record; keys are stored as hashes, and a rare collision only orders two keys
 * together. Not thread-safe.
 */
final class PartitionSelection {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final long NO_KEY = 0;

    private final List<SelectedRecord> selected = new ArrayList<>();

    /** @param first the ingest offset at which a client first wrote the record */
    record SelectedRecord(long offset, long first, long key) {}

    void add(RejectedRecord rejection, ConsumerRecord<byte[], byte[]> record) {
        selected.add(new SelectedRecord(rejection.offset(), rejection.first(), hash(record.key())));
    }

    int size() {
        return selected.size();
    }

    /** The hash of a key; never equal to that of a null key. */
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

    /** The lowest {@code first} per selected key. */
    Map<Long, Long> oldestByKey() {
        Map<Long, Long> firsts = new HashMap<>();
        selected.stream().filter(chosen -> chosen.key() != NO_KEY)
                .forEach(chosen -> firsts.merge(chosen.key(), chosen.first(), Math::min));
        return firsts;
    }

    /** Removes records that are superseded by a newer value of their key; returns how many. */
    int dropOlderThan(Map<Long, Long> newest) {
        int before = selected.size();
        selected.removeIf(chosen -> newest.getOrDefault(chosen.key(), -1L) > chosen.first());
        return before - selected.size();
    }

    /** The offsets in processing order. */
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
