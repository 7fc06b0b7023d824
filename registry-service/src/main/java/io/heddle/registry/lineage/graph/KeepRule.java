// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.graph;

import java.time.Duration;

/**
 * When to tell the topic of a fact: at once if it says nothing of it or says that it began later; now and then if it has
 * only been seen again; that it is forgotten when it has not been seen for long. Whatever one replica writes over what
 * another wrote, the other writes again if it was narrower, so the topic ends up with the widest.
 *
 * @param again how much later a fact must have been seen than the topic says
 * @param expiry for how long a fact is remembered after it was last seen
 */
public record KeepRule(Duration again, Duration expiry) {
    /** What to do about a fact. */
    enum Step {
        NOTHING, WRITE, FORGET
    }

    boolean isExpired(Span span, long now) {
        return span.last() < now - expiry.toMillis();
    }

    Step step(Keeping state, long now) {
        Span wanted = state.proposed();
        if (wanted == null) {
            return Step.NOTHING;
        }
        if (isExpired(wanted, now)) {
            return state.forgetting() ? Step.NOTHING : Step.FORGET;
        }
        Span there = state.told() != null ? state.told() : state.kept();
        boolean news = there == null
                || wanted.first() < there.first()
                || wanted.last() >= there.last() + again.toMillis();
        return news ? Step.WRITE : Step.NOTHING;
    }
}
