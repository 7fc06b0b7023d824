// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.quarantine;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The records that a run will process. Immutable.
 *
 * @param byReason the number of records by reason, within the filter and {@code max}
 * @param superseded how many of them are skipped because a newer value of their key may have been published
 * @param beyondLimit how many matching records exceed {@code max}
 * @param unreplayable matching records that cannot be replayed
 */
public record ReplaySelection(Map<String, Long> byReason, long superseded, long beyondLimit, Unreplayable unreplayable,
        Offsets offsets) {
    public ReplaySelection {
        byReason = new TreeMap<>(byReason);
    }

    /**
     * Truncated records: they are included in no other count and stay in quarantine.
     *
     * @param first the first of them, at most {@link #MAX_LISTED}
     */
    public record Unreplayable(long records, List<RejectedRecord> first) {
        /** The maximum number of records listed. */
        public static final int MAX_LISTED = 20;

        static final Unreplayable NONE = new Unreplayable(0, List.of());

        public Unreplayable {
            first = List.copyOf(first);
        }
    }

    /** By partition, in processing order. */
    record Offsets(Map<Integer, long[]> byPartition) {}

    /** Whether no record matches the filter. */
    public boolean isEmpty() {
        return byReason.isEmpty() && unreplayable.records() == 0;
    }

    /** The number of records to process. */
    public long size() {
        return offsets.byPartition().values().stream().mapToLong(all -> all.length).sum();
    }
}
