// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.monitor;

import io.heddle.contract.mesh.SlaObjectiveState;

import java.time.Duration;

/**
 * What the monitor remembers of an objective between two evaluations.
 *
 * @param since when the state began, in milliseconds since the epoch
 * @param reportedAt when the status was last reported
 * @param breachOpen whether a breach was reported but not its recovery. Recovery is reported once the objective is met
 *        again, not when there is merely no data to evaluate
 */
record ObjectiveStatus(SlaObjectiveState state, long since, long reportedAt, boolean breachOpen) {
    /** How often an unchanged status is reported. */
    static final Duration REPORT_EVERY = Duration.ofSeconds(10);

    /** The event to publish after an evaluation. */
    enum Transition {
        NOTHING,
        BREACHED,
        RECOVERED
    }

    /**
     * The outcome of an evaluation.
     *
     * @param report whether the status goes to {@code mesh.sla}
     * @param transition the event for {@code mesh.events}
     */
    record Update(ObjectiveStatus status, boolean report, Transition transition) {}

    /** The first evaluation of an objective. */
    static Update first(SlaObjectiveState found, long now) {
        boolean breached = found == SlaObjectiveState.BREACHED;
        return new Update(
                new ObjectiveStatus(found, now, now, breached), true,
                breached ? Transition.BREACHED : Transition.NOTHING);
    }

    /** Any later evaluation, as a pure function. */
    Update next(SlaObjectiveState found, long now) {
        boolean changed = found != state;
        boolean report = changed || now - reportedAt >= REPORT_EVERY.toMillis();
        Transition transition = found == SlaObjectiveState.BREACHED && !breachOpen
                ? Transition.BREACHED
                : found == SlaObjectiveState.MET && breachOpen ? Transition.RECOVERED : Transition.NOTHING;
        boolean open = found == SlaObjectiveState.BREACHED || (breachOpen && found != SlaObjectiveState.MET);
        return new Update(
                new ObjectiveStatus(found, changed ? now : since, report ? now : reportedAt, open), report, transition);
    }
}
