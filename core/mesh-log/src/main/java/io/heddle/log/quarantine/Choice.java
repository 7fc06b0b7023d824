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
 * records of one key in the order in which they were written first. (A record that came back from an earlier replay lies
 * behind younger ones of its key.) 24 bytes each; keys as hashes, whose rare collisions only tie two keys together. Not
 * thread-safe.
 */
final class Choice {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final long NO_KEY = 0;

    private final List<Chosen> all = new ArrayList<>();

    /** @param first where the record was in ingest when a client wrote it */
    record Chosen(long offset, long first, long key) {}

    void add(Rejection rejection, ConsumerRecord<byte[], byte[]> record) {
        all.add(new Chosen(rejection.offset(), rejection.first(), hash(record.key())));
    }

    int size() {
        return all.size();
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
    Map<Long, Long> firstByKey() {
        Map<Long, Long> firsts = new HashMap<>();
        all.stream().filter(chosen -> chosen.key() != NO_KEY)
                .forEach(chosen -> firsts.merge(chosen.key(), chosen.first(), Math::min));
        return firsts;
    }

    /** Leaves out what a newer value of its key makes obsolete; how many that are. */
    int dropOlderThan(Map<Long, Long> newest) {
        int before = all.size();
        all.removeIf(chosen -> newest.getOrDefault(chosen.key(), -1L) > chosen.first());
        return before - all.size();
    }

    /** The offsets, in order. */
    long[] inOrder() {
        Map<Long, List<Integer>> slots = new HashMap<>();
        for (int slot = 0; slot < all.size(); slot++) {
            if (all.get(slot).key() != NO_KEY) {
                slots.computeIfAbsent(all.get(slot).key(), key -> new ArrayList<>(1)).add(slot);
            }
        }
        long[] offsets = all.stream().mapToLong(Chosen::offset).toArray();
        for (List<Integer> ofKey : slots.values()) {
            List<Chosen> sorted = ofKey.stream()
                    .map(all::get)
                    .sorted(java.util.Comparator.comparingLong(Chosen::first).thenComparingLong(Chosen::offset))
                    .toList();
            for (int i = 0; i < ofKey.size(); i++) {
                offsets[ofKey.get(i)] = sorted.get(i).offset();
            }
        }
        return offsets;
    }
}
