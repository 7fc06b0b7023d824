// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.graph;

import java.time.Duration;

/**
 * Decides when to write a fact to the topic: at once if the topic does not have it or has a later start; otherwise only
 * after it has been seen again for some time; as a tombstone once it has expired. If replicas overwrite each other, the
 * one with the wider period writes again, so the topic converges to the widest period.
 *
 * @param rewriteInterval how much later than on the topic a fact must have been seen before it is written again
 * @param expiry how long a fact is kept after it was last seen
 */
public record FactSyncPolicy(Duration rewriteInterval, Duration expiry) {
    /** The write that a fact requires. */
    enum SyncAction {
        NOTHING, WRITE, FORGET
    }

    boolean isExpired(ValidityPeriod span, long now) {
        return span.last() < now - expiry.toMillis();
    }

    SyncAction actionFor(FactSyncState state, long now) {
        ValidityPeriod proposed = state.proposed();
        if (proposed == null) {
            return SyncAction.NOTHING;
        }
        if (isExpired(proposed, now)) {
            return state.deleting() ? SyncAction.NOTHING : SyncAction.FORGET;
        }
        ValidityPeriod topicPeriod = state.sent() != null ? state.sent() : state.stored();
        boolean changed = topicPeriod == null
                || proposed.first() < topicPeriod.first()
                || proposed.last() >= topicPeriod.last() + rewriteInterval.toMillis();
        return changed ? SyncAction.WRITE : SyncAction.NOTHING;
    }
}
