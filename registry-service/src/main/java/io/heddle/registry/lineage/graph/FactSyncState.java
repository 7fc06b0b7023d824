// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.graph;

import org.jspecify.annotations.Nullable;

/**
 * How far one fact has been synchronised with the topic.
 *
 * @param known the period that queries see
 * @param proposed the known period, extended by what only this replica has seen
 * @param stored the period last read from the topic; null if none
 * @param sent the period this replica has written but not read back yet; null if none
 * @param deleting whether this replica has written a tombstone but not read it back yet
 */
record FactSyncState(
        @Nullable ValidityPeriod known,
        @Nullable ValidityPeriod proposed,
        @Nullable ValidityPeriod stored,
        @Nullable ValidityPeriod sent,
        boolean deleting) {
    static final FactSyncState NOTHING = new FactSyncState(null, null, null, null, false);

    FactSyncState merge(ValidityPeriod span) {
        return new FactSyncState(union(known, span), union(proposed, span), stored, sent, deleting);
    }

    FactSyncState propose(ValidityPeriod span) {
        return new FactSyncState(known, union(proposed, span), stored, sent, deleting);
    }

    FactSyncState confirm(ValidityPeriod span) {
        boolean own = sent != null && span.contains(sent);
        return new FactSyncState(union(known, span), union(proposed, span), span, own ? null : sent, false);
    }

    FactSyncState confirmDeleted() {
        return new FactSyncState(known, proposed, null, null, false);
    }

    FactSyncState markSent() {
        return new FactSyncState(known, proposed, stored, proposed, false);
    }

    FactSyncState markDeleting() {
        return new FactSyncState(known, proposed, stored, null, true);
    }

    FactSyncState markUnsent() {
        return new FactSyncState(known, proposed, stored, null, false);
    }

    /**
     * Combines two facts that turn out to be the same. The topic state of either does not apply to the combined fact,
     * so it is dropped.
     */
    FactSyncState union(FactSyncState other) {
        return new FactSyncState(union(known, other.known), union(proposed, other.proposed), null, null, false);
    }

    private static @Nullable ValidityPeriod union(@Nullable ValidityPeriod one, @Nullable ValidityPeriod other) {
        return one == null ? other : other == null ? one : one.union(other);
    }
}
