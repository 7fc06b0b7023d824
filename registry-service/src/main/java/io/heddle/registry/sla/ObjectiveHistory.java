// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.sla;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * How one objective was kept over the last hours, one sample a minute. Immutable.
 *
 * @param target the present one, in the objective's unit: seconds, or a share from 0 to 1
 * @param samples oldest first; minutes of which nothing is known are left out
 */
public record ObjectiveHistory(
        String objective, String property, String contract, String state, double target, List<Sample> samples) {
    public ObjectiveHistory {
        samples = List.copyOf(samples);
    }

    /**
     * One minute.
     *
     * @param time its beginning
     * @param state the worst of the minute: {@code BREACHED}, then {@code WAITING}, then {@code MET}
     * @param target what was promised then
     * @param actual the highest, which is the worst, of the minute, in the unit of target; null if there was nothing to
     *        judge by
     */
    public record Sample(Instant time, String state, double target, @Nullable Double actual) {}
}
