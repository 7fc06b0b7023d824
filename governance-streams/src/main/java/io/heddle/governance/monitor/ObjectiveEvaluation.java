// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.monitor;

import io.heddle.contract.SlaObjective;
import io.heddle.contract.SlaValueKind;
import io.heddle.contract.mesh.SlaObjectiveState;
import io.heddle.contract.text.ContractWording;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The evaluation of one objective at one point in time.
 *
 * @param target in the unit of the property's {@link SlaValueKind}: seconds for a duration, a share from 0 to 1
 * @param actual in the unit of the target; empty if there is nothing to measure
 * @param message a readable description of the result
 */
record ObjectiveEvaluation(SlaObjectiveState state, double target, OptionalDouble actual, String message) {
    /**
     * Evaluates an objective, as a pure function.
     *
     * @param measuredFrom the start of measurement, in milliseconds since the epoch, for a product without a record
     *        since: when the contract was applied or the product came back into force
     * @param returnedAt when the product came back into force after it was retired; records before that do not count
     * @param now the time up to which the observations are complete
     * @return empty if the monitor does not support the property or its unit
     */
    static Optional<ObjectiveEvaluation> evaluate(SlaObjective objective, ProductObservations seen, long measuredFrom,
            OptionalLong returnedAt, long now) {
        return switch (objective.property()) {
            case FRESHNESS ->
                objective.duration().map(target -> evaluateFreshness(target, seen, measuredFrom, returnedAt, now));
            case ERROR_RATE -> Optional.of(evaluateErrorRate(objective.share(), seen, now));
            case LATENCY, RETENTION, FREQUENCY, AVAILABILITY, COMPLETENESS, THROUGHPUT, TIME_TO_DETECT, TIME_TO_NOTIFY,
                    TIME_TO_REPAIR, GENERAL_AVAILABILITY, END_OF_SUPPORT, END_OF_LIFE, OTHER ->
                Optional.empty();
        };
    }

    /** The same objective while the monitor cannot know its state. */
    ObjectiveEvaluation unknown() {
        return new ObjectiveEvaluation(SlaObjectiveState.UNKNOWN, target, OptionalDouble.empty(),
                "the monitor has not read mesh.metrics to its end yet");
    }

    private static ObjectiveEvaluation evaluateFreshness(Duration target, ProductObservations seen, long measuredFrom,
            OptionalLong returnedAt, long now) {
        double limit = target.toMillis() / 1000.0;
        long last = seen.lastAcceptedAt().orElse(Long.MIN_VALUE);
        if (last == Long.MIN_VALUE || last < returnedAt.orElse(Long.MIN_VALUE)) {
            long start = Math.max(measuredFrom, returnedAt.orElse(Long.MIN_VALUE));
            String since = returnedAt.isPresent() ? "the product came back into force" : "the contract was applied";
            boolean late = now - start > target.toMillis();
            return new ObjectiveEvaluation(
                    late ? SlaObjectiveState.BREACHED : SlaObjectiveState.WAITING,
                    limit,
                    OptionalDouble.empty(),
                    late
                            ? "no record since " + since + ", " + seconds((now - start) / 1000.0)
                                    + " ago; promised within " + seconds(limit)
                            : "no record yet");
        }
        double age = Math.max(0, now - last) / 1000.0;
        boolean late = age > limit;
        return new ObjectiveEvaluation(
                late ? SlaObjectiveState.BREACHED : SlaObjectiveState.MET,
                limit,
                OptionalDouble.of(age),
                "last record accepted " + seconds(age) + " ago; promised within " + seconds(limit));
    }

    private static ObjectiveEvaluation evaluateErrorRate(double limit, ProductObservations seen, long now) {
        ProductObservations.Counts counts = seen.inWindow(now);
        String window = "of " + counts.total() + " records in " + ProductObservations.WINDOW.toMinutes() + " min";
        if (counts.total() == 0) {
            return new ObjectiveEvaluation(
                    SlaObjectiveState.WAITING,
                    limit,
                    OptionalDouble.empty(),
                    "no records in " + ProductObservations.WINDOW.toMinutes() + " min");
        }
        double rate = (double) counts.rejected() / counts.total();
        return new ObjectiveEvaluation(
                rate > limit ? SlaObjectiveState.BREACHED : SlaObjectiveState.MET,
                limit,
                OptionalDouble.of(rate),
                percent(rate) + " " + window + " rejected; promised at most " + percent(limit));
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f s" : "%.1f s", value);
    }

    private static String percent(double share) {
        return ContractWording.describe(SlaValueKind.SHARE, share, ObjectiveEvaluation::seconds);
    }
}
