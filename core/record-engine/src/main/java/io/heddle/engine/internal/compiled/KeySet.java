// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/** The keys of one map seen so far, as ranges of the input. Few are compared one by one, many are hashed. Reused. */
final class KeySet {
    private static final int FEW = 8;
    private static final int KEPT = 4096;
    // Not the same in each process, so that nobody can choose keys that collide.
    private static final int SEED = ThreadLocalRandom.current().nextInt() | 1;

    /** Three numbers a key: from, to, and the hash as soon as there are many. */
    private int[] keys = new int[3 * FEW * 2];
    private int[] table = {};
    private int count;

    void clear() {
        count = 0;
        if (keys.length > 3 * KEPT) {
            keys = new int[3 * FEW * 2];
        }
    }

    /** Whether the key was not there yet. */
    boolean add(byte[] bytes, int from, int to) {
        int hash = 0;
        if (count < FEW) {
            for (int i = 0; i < count; i++) {
                if (is(i, bytes, from, to)) {
                    return false;
                }
            }
        } else {
            hash = hash(bytes, from, to);
            if (!hashed(bytes, from, to, hash)) {
                return false;
            }
        }
        if (3 * count + 3 > keys.length) {
            keys = Arrays.copyOf(keys, keys.length * 2);
        }
        keys[3 * count] = from;
        keys[3 * count + 1] = to;
        keys[3 * count + 2] = hash;
        count++;
        return true;
    }

    private boolean hashed(byte[] bytes, int from, int to, int hash) {
        if (count == FEW) {
            for (int i = 0; i < FEW; i++) {
                keys[3 * i + 2] = hash(bytes, keys[3 * i], keys[3 * i + 1]);
            }
        }
        if (count == FEW || count * 2 >= table.length) {
            rehash();
        }
        int mask = table.length - 1;
        int at = hash & mask;
        while (table[at] != 0) {
            if (keys[3 * table[at] - 1] == hash && is(table[at] - 1, bytes, from, to)) {
                return false;
            }
            at = (at + 1) & mask;
        }
        table[at] = count + 1;
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
            int at = keys[3 * i + 2] & mask;
            while (table[at] != 0) {
                at = (at + 1) & mask;
            }
            table[at] = i + 1;
        }
    }

    private boolean is(int i, byte[] bytes, int from, int to) {
        int known = keys[3 * i];
        int knownTo = keys[3 * i + 1];
        // Most keys differ in length or in their first byte.
        return knownTo - known == to - from
                && (to == from || bytes[known] == bytes[from])
                && Arrays.equals(bytes, known, knownTo, bytes, from, to);
    }

    private static int hash(byte[] bytes, int from, int to) {
        long hash = SEED;
        for (int i = from; i < to; i++) {
            hash = (hash ^ bytes[i]) * 0x9e3779b97f4a7c15L;
            hash ^= hash >>> 29;
        }
        return (int) (hash ^ (hash >>> 32));
    }
}
