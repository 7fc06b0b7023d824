// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.quarantine;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run is about to do. Immutable.
 *
 * @param byReason how many of which reason the filter and {@code max} let through
 * @param superseded how many of them are not taken, because a newer value of their key may have been published
 * @param beyondLimit how many more the filter lets through than {@code max}
 * @param unreplayable what the filter lets through and no replay takes
 */
public record ReplaySelection(Map<String, Long> byReason, long superseded, long beyondLimit, Unreplayable unreplayable,
        Offsets offsets) {
    public ReplaySelection {
        byReason = new TreeMap<>(byReason);
    }

    /**
     * Records that are not whole: they are counted in no other number, and stay where they are.
     *
     * @param first the first of them, {@link #MAX_LISTED} at most
     */
    public record Unreplayable(long records, List<RejectedRecord> first) {
        /** The most that are named. */
        public static final int MAX_LISTED = 20;

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
