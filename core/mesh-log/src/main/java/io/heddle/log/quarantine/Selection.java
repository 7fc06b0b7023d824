// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.quarantine;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a run is about to do. Immutable.
 *
 * @param byReason how many of which reason the filter and {@code max} let through
 * @param heldBack how many of them are not taken, because a newer value of their key may have been published
 * @param beyond how many more the filter lets through than {@code max}
 */
public record Selection(Map<String, Long> byReason, long heldBack, long beyond, Offsets offsets) {
    public Selection {
        byReason = new TreeMap<>(byReason);
    }

    /** By partition, in the order in which they are taken. */
    record Offsets(Map<Integer, long[]> byPartition) {}

    /** How many records are taken. */
    public long size() {
        return offsets.byPartition().values().stream().mapToLong(all -> all.length).sum();
    }
}
