// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.quarantine;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run is about to do. Immutable.
 *
 * @param byReason how many of which reason the filter and {@code max} let through
 * @param heldBack how many of them are not taken, because a newer value of their key may have been published
 * @param beyond how many more the filter lets through than {@code max}
 * @param unreplayable what the filter lets through and no replay takes
 */
public record Selection(Map<String, Long> byReason, long heldBack, long beyond, Unreplayable unreplayable, Offsets offsets) {
    public Selection {
        byReason = new TreeMap<>(byReason);
    }

    /**
     * Records that are not whole: they are counted in no other number, and stay where they are.
     *
     * @param first the first of them, {@link #NAMED} at most
     */
    public record Unreplayable(long records, List<Rejection> first) {
        /** The most that are named. */
        public static final int NAMED = 20;

        static final Unreplayable NONE = new Unreplayable(0, List.of());

        public Unreplayable {
            first = List.copyOf(first);
        }
    }

    /** By partition, in the order in which they are taken. */
    record Offsets(Map<Integer, long[]> byPartition) {}

    /** Whether the filter means nothing at all. */
    public boolean isEmpty() {
        return byReason.isEmpty() && unreplayable.records() == 0;
    }

    /** How many records are taken. */
    public long size() {
        return offsets.byPartition().values().stream().mapToLong(all -> all.length).sum();
    }
}
