// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.sla;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * The history of one objective over the last hours, one sample per minute. Immutable.
 *
 * @param target the current one, in the objective's unit: seconds, or a ratio from 0 to 1
 * @param samples oldest first; minutes without data are omitted
 */
public record ObjectiveHistory(
        String objective, String property, String contract, String state, double target, List<Sample> samples) {
    public ObjectiveHistory {
        samples = List.copyOf(samples);
    }

    /**
     * One minute.
     *
     * @param time its start
     * @param state the worst of the minute: {@code BREACHED}, then {@code WAITING}, then {@code MET}; {@code UNKNOWN}
     *        if nothing else was reported
     * @param target the target at that time
     * @param actual the highest, and therefore worst, value of the minute, in the unit of target; null if nothing was
     *        measured
     */
    public record Sample(Instant time, String state, double target, @Nullable Double actual) {}
}
