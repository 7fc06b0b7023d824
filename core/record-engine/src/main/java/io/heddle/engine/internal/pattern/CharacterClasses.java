// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.pattern;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Partitions characters into classes: two characters of one class are in the same sets of an expression. Immutable. */
final class CharacterClasses {
    private final byte[] ascii = new byte[128];
    /** The first code point of each range of one class, ascending, from the first non-ASCII character on. */
    private final int[] starts;
    private final byte[] kinds;
    private final List<BitSet> sets;

    private CharacterClasses(int[] starts, byte[] kinds, List<BitSet> sets) {
        this.starts = starts;
        this.kinds = kinds;
        this.sets = sets;
    }

    /** Null if there are too many classes. */
    static @Nullable CharacterClasses of(List<CodePointSet> sets) {
        TreeSet<Integer> bounds = new TreeSet<>(List.of(0, 128));
        sets.forEach(set -> bounds.addAll(set.bounds()));
        bounds.remove(CodePointSet.BEYOND);
        Map<BitSet, Integer> known = new HashMap<>();
        List<BitSet> kinds = new ArrayList<>();
        int[] starts = bounds.stream().mapToInt(Integer::intValue).toArray();
        byte[] kindOf = new byte[starts.length];
        for (int i = 0; i < starts.length; i++) {
            BitSet selected = new BitSet();
            for (int set = 0; set < sets.size(); set++) {
                selected.set(set, sets.get(set).contains(starts[i]));
            }
            Integer kind = known.putIfAbsent(selected, kinds.size());
            if (kind == null) {
                kind = kinds.size();
                kinds.add(selected);
            }
            if (kind > Byte.MAX_VALUE) {
                return null;
            }
            kindOf[i] = kind.byteValue();
        }
        int beyondAscii = Arrays.binarySearch(starts, 128);
        CharacterClasses alphabet = new CharacterClasses(
                Arrays.copyOfRange(starts, beyondAscii, starts.length),
                Arrays.copyOfRange(kindOf, beyondAscii, starts.length),
                kinds);
        for (int i = 0, next = 0; i < 128; i++) {
            next += next + 1 < starts.length && starts[next + 1] == i ? 1 : 0;
            alphabet.ascii[i] = kindOf[next];
        }
        return alphabet;
    }

    int size() {
        return sets.size();
    }

    /** The indexes of the sets that contain the characters of this class. */
    BitSet setsOf(int kind) {
        return sets.get(kind);
    }

    byte[] ascii() {
        return ascii;
    }

    /** The class of a non-ASCII character. */
    int classOf(int codePoint) {
        int low = 0;
        int high = starts.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (starts[middle] <= codePoint) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return kinds[low];
    }
}
