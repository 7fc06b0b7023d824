// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.graph;

import org.jspecify.annotations.Nullable;

/**
 * How far the knowledge of one fact has come.
 *
 * @param known what questions see
 * @param proposed that, and what this replica alone has seen
 * @param stored what the topic says last; null if nothing
 * @param sent what this replica has told the topic and not heard back yet; null if nothing
 * @param deleting whether it has told the topic to forget it, and not heard that back yet
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

    /** Of two facts that turn out to be one; what the topic says of either it does not say of the one. */
    FactSyncState union(FactSyncState other) {
        return new FactSyncState(union(known, other.known), union(proposed, other.proposed), null, null, false);
    }

    private static @Nullable ValidityPeriod union(@Nullable ValidityPeriod one, @Nullable ValidityPeriod other) {
        return one == null ? other : other == null ? one : one.union(other);
    }
}
