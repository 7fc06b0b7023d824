// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.runtime;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The keys of one map seen so far, as ranges of the input. Few are compared one by one, many are hashed. Reused from
 * map to map.
 */
final class MapKeySet {
    private static final int FEW = 8;
    private static final int KEPT = 4096;
    // Random per process, so that an attacker cannot choose keys that collide.
    private static final int SEED = ThreadLocalRandom.current().nextInt() | 1;

    /** Three numbers per key: from, to, and the hash once there are many keys. */
    private int[] keys = new int[3 * FEW * 2];
    private int[] table = {};
    private int count;

    void clear() {
        count = 0;
        if (keys.length > 3 * KEPT) {
            keys = new int[3 * FEW * 2];
        }
    }

    /** Adds a key; false if it is a duplicate. */
    boolean add(byte[] bytes, int from, int end) {
        int hash = 0;
        if (count < FEW) {
            for (int i = 0; i < count; i++) {
                if (hasKeyAt(i, bytes, from, end)) {
                    return false;
                }
            }
        } else {
            hash = hash(bytes, from, end);
            if (!addHashed(bytes, from, end, hash)) {
                return false;
            }
        }
        if (3 * count + 3 > keys.length) {
            keys = Arrays.copyOf(keys, keys.length * 2);
        }
        keys[3 * count] = from;
        keys[3 * count + 1] = end;
        keys[3 * count + 2] = hash;
        count++;
        return true;
    }

    private boolean addHashed(byte[] bytes, int from, int end, int hash) {
        if (count == FEW) {
            for (int i = 0; i < FEW; i++) {
                keys[3 * i + 2] = hash(bytes, keys[3 * i], keys[3 * i + 1]);
            }
        }
        if (count == FEW || count * 2 >= table.length) {
            rehash();
        }
        int mask = table.length - 1;
        int slot = hash & mask;
        while (table[slot] != 0) {
            if (keys[3 * table[slot] - 1] == hash && hasKeyAt(table[slot] - 1, bytes, from, end)) {
                return false;
            }
            slot = (slot + 1) & mask;
        }
        table[slot] = count + 1;
        return true;
    }

    private void rehash() {
        int size = Math.max(64, Integer.highestOneBit(count) * 8);
        if (table.length < size || table.length > KEPT * 8) {
            table = new int[size];
        } else {
            Arrays.fill(table, 0);
        }
        int mask = table.length - 1;
        for (int i = 0; i < count; i++) {
            int slot = keys[3 * i + 2] & mask;
            while (table[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            table[slot] = i + 1;
        }
    }

    private boolean hasKeyAt(int i, byte[] bytes, int from, int end) {
        int known = keys[3 * i];
        int checkedEnd = keys[3 * i + 1];
        // Most keys differ in length or in their first byte.
        return checkedEnd - known == end - from
                && (end == from || bytes[known] == bytes[from])
                && Arrays.equals(bytes, known, checkedEnd, bytes, from, end);
    }

    private static int hash(byte[] bytes, int from, int end) {
        long hash = SEED;
        for (int i = from; i < end; i++) {
            hash = (hash ^ bytes[i]) * 0x9e3779b97f4a7c15L;
            hash ^= hash >>> 29;
        }
        return (int) (hash ^ (hash >>> 32));
    }
}
