// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.monitor;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The objectives that this task reported as {@code UNKNOWN}. Kept in memory only: a task starts without knowledge
 * anyway. Not thread-safe.
 */
final class UnknownObjectives {
    private final Map<String, Map<String, Period>> periods = new HashMap<>();

    private record Period(long since, long reportedAt) {}

    /** When the state became unknown, if that is to be reported now; empty if it was reported a moment ago. */
    OptionalLong reportSince(String product, String objective, long now) {
        Map<String, Period> objectives = periods.computeIfAbsent(product, any -> new HashMap<>());
        Period before = objectives.get(objective);
        if (before != null && now - before.reportedAt() < ObjectiveStatus.REPORT_EVERY.toMillis()) {
            return OptionalLong.empty();
        }
        long since = before == null ? now : before.since();
        objectives.put(objective, new Period(since, now));
        return OptionalLong.of(since);
    }

    /** Ends the period; true if there was one, so that the state must be reported at once. */
    boolean isKnown(String product, String objective) {
        Map<String, Period> objectives = periods.get(product);
        return objectives != null && objectives.remove(objective) != null;
    }

    /** Forgets the objectives that are no longer promised, and returns them. */
    Set<String> retain(String product, Set<String> promised) {
        Map<String, Period> objectives = periods.getOrDefault(product, Map.of());
        Set<String> removed = new HashSet<>(objectives.keySet());
        removed.removeAll(promised);
        removed.forEach(objectives::remove);
        return removed;
    }

    /** The products that have or had an unknown objective. */
    Set<String> products() {
        return Set.copyOf(periods.keySet());
    }
}
