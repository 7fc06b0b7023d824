// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.monitor;

import java.time.Duration;

/**
 * What the monitor remembers of an objective between two evaluations.
 *
 * @param since when the state began, in milliseconds since the epoch
 * @param reportedAt when the status was last reported
 * @param breachOpen whether a breach was told and its recovery was not: a recovery is told once the objective is met
 *     again, not when there is merely nothing left to judge by
 */
record ObjectiveStatus(SlaState state, long since, long reportedAt, boolean breachOpen) {
    /** How often an unchanged status is reported. */
    static final Duration REPORT_EVERY = Duration.ofSeconds(10);

    /** What to tell after an evaluation. */
    enum Telling {
        NOTHING,
        BREACHED,
        RECOVERED
    }

    /**
     * The outcome of an evaluation.
     *
     * @param report whether the status goes to {@code mesh.sla}
     * @param telling the event for {@code mesh.events}
     */
    record Step(ObjectiveStatus status, boolean report, Telling telling) {}

    /** The first evaluation of an objective. */
    static Step first(SlaState found, long now) {
        boolean breached = found == SlaState.BREACHED;
        return new Step(
                new ObjectiveStatus(found, now, now, breached), true, breached ? Telling.BREACHED : Telling.NOTHING);
    }

    /** The next one, as a pure function. */
    Step next(SlaState found, long now) {
        boolean changed = found != state;
        boolean report = changed || now - reportedAt >= REPORT_EVERY.toMillis();
        Telling telling = found == SlaState.BREACHED && !breachOpen
                ? Telling.BREACHED
                : found == SlaState.MET && breachOpen ? Telling.RECOVERED : Telling.NOTHING;
        boolean open = found == SlaState.BREACHED || (breachOpen && found != SlaState.MET);
        return new Step(
                new ObjectiveStatus(found, changed ? now : since, report ? now : reportedAt, open), report, telling);
    }
}
