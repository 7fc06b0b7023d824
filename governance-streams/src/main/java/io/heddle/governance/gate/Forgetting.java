// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Bounds what made-up schema ids cost: a plan forgets ids that the schema registry did not know once nobody can need the
 * finding any more. A record that was let in by it has long been judged.
 */
final class Forgetting {
    private static final int FEW = 64;
    private static final long GRACE_NANOS = TimeUnit.MINUTES.toNanos(2);

    private Forgetting() {}

    static Plan stale(Plan plan) {
        return plan.values().size() + plan.keys().size() <= FEW ? plan : stale(plan, System.nanoTime() - GRACE_NANOS);
    }

    /** The plan without the findings that were stale at that time already. */
    static Plan stale(Plan plan, long atNanos) {
        return new Plan(
                plan.topics(), plan.entry(), plan.ports(), plan.key(), kept(plan.values(), atNanos), kept(plan.keys(), atNanos));
    }

    private static Map<Integer, Writer> kept(Map<Integer, Writer> writers, long atNanos) {
        Map<Integer, Writer> kept = new HashMap<>(writers);
        kept.values().removeIf(writer -> writer instanceof Writer.Refused refused && refused.isStale(atNanos));
        return kept;
    }
}
