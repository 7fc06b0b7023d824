// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.plan;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Bounds what made-up schema ids cost: a plan forgets ids that the schema registry did not know once nobody can need
 * the finding any more. A record that was let in by it has long been judged.
 */
final class StaleWriterPruning {
    private static final int PRUNE_ABOVE = 64;
    private static final long GRACE_NANOS = TimeUnit.MINUTES.toNanos(2);

    private StaleWriterPruning() {}

    static EnforcementPlan withoutStaleWriters(EnforcementPlan plan) {
        return plan.valueWriters().size() + plan.keyWriters().size() <= PRUNE_ABOVE
                ? plan
                : withoutStaleWriters(plan, System.nanoTime() - GRACE_NANOS);
    }

    /** The plan without the findings that were stale at that time already. */
    static EnforcementPlan withoutStaleWriters(EnforcementPlan plan, long atNanos) {
        return new EnforcementPlan(
                plan.topics(), plan.entry(), plan.ports(), plan.key(), freshWriters(plan.valueWriters(), atNanos),
                freshWriters(plan.keyWriters(), atNanos));
    }

    private static Map<Integer, WriterDecision> freshWriters(Map<Integer, WriterDecision> writers, long atNanos) {
        Map<Integer, WriterDecision> kept = new HashMap<>(writers);
        kept.values().removeIf(writer -> writer instanceof WriterDecision.Refused refused && refused.isStale(atNanos));
        return kept;
    }
}
