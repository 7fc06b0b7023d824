// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.graph;

import java.time.Duration;

/**
 * When to tell the topic of a fact: at once if it says nothing of it or says that it began later; now and then if it
 * has only been seen again; that it is forgotten when it has not been seen for long. Whatever one replica writes over
 * what another wrote, the other writes again if it was narrower, so the topic ends up with the widest.
 *
 * @param rewriteInterval how much later a fact must have been seen than the topic says
 * @param expiry for how long a fact is remembered after it was last seen
 */
public record FactSyncPolicy(Duration rewriteInterval, Duration expiry) {
    /** What to do about a fact. */
    enum SyncAction {
        NOTHING, WRITE, FORGET
    }

    boolean isExpired(ValidityPeriod span, long now) {
        return span.last() < now - expiry.toMillis();
    }

    SyncAction actionFor(FactSyncState state, long now) {
        ValidityPeriod wanted = state.proposed();
        if (wanted == null) {
            return SyncAction.NOTHING;
        }
        if (isExpired(wanted, now)) {
            return state.deleting() ? SyncAction.NOTHING : SyncAction.FORGET;
        }
        ValidityPeriod topicPeriod = state.sent() != null ? state.sent() : state.stored();
        boolean changed = topicPeriod == null
                || wanted.first() < topicPeriod.first()
                || wanted.last() >= topicPeriod.last() + rewriteInterval.toMillis();
        return changed ? SyncAction.WRITE : SyncAction.NOTHING;
    }
}
