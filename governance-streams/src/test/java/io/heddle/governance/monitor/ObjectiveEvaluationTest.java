// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.monitor;

import io.heddle.contract.SlaObjective;
import io.heddle.contract.SlaProperty;
import io.heddle.contract.mesh.SlaObjectiveState;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

import static org.assertj.core.api.Assertions.assertThat;

class ObjectiveEvaluationTest {
    private static final long NOW = 1_700_000_000_000L;

    private static SlaObjective freshness(long seconds) {
        return new SlaObjective("fresh", "freshness", BigDecimal.valueOf(seconds), "s", Optional.empty());
    }

    private static SlaObjective errorRate(long percent) {
        return new SlaObjective("errors", "errorRate", BigDecimal.valueOf(percent), "percent", Optional.empty());
    }

    private static ProductObservations acceptedAt(long timestamp) {
        return ProductObservations.NONE.withCounts(new ProductObservations.Counts(1, 0), timestamp,
                OptionalLong.of(timestamp), timestamp);
    }

    @Property(tries = 300)
    void shouldEvaluateFreshnessByTheAgeOfTheLastRecord(
            @ForAll @LongRange(min = 0, max = 100_000) long ageMillis,
            @ForAll @LongRange(min = 1, max = 100) long target) {
        ObjectiveEvaluation found =
                ObjectiveEvaluation
                        .evaluate(freshness(target), acceptedAt(NOW - ageMillis), 0, OptionalLong.empty(), NOW)
                        .orElseThrow();

        assertThat(found.state())
                .isEqualTo(ageMillis > target * 1000 ? SlaObjectiveState.BREACHED : SlaObjectiveState.MET);
        assertThat(found.actual()).isEqualTo(OptionalDouble.of(ageMillis / 1000.0));
        assertThat(found.target()).isEqualTo((double) target);
    }

    @Property(tries = 300)
    void shouldEvaluateErrorRateByTheShareOfRejectedRecords(
            @ForAll @LongRange(min = 0, max = 1000) long accepted,
            @ForAll @LongRange(min = 0, max = 1000) long rejected,
            @ForAll @LongRange(min = 0, max = 100) long percent) {
        ProductObservations seen = ProductObservations.NONE.withCounts(
                new ProductObservations.Counts(accepted, rejected), NOW, OptionalLong.empty(), NOW);

        ObjectiveEvaluation found =
                ObjectiveEvaluation.evaluate(errorRate(percent), seen, 0, OptionalLong.empty(), NOW).orElseThrow();

        if (accepted + rejected == 0) {
            assertThat(found.state()).isEqualTo(SlaObjectiveState.WAITING);
        } else {
            double rate = (double) rejected / (accepted + rejected);
            assertThat(found.state())
                    .isEqualTo(rate > percent / 100.0 ? SlaObjectiveState.BREACHED : SlaObjectiveState.MET);
            assertThat(found.actual()).isEqualTo(OptionalDouble.of(rate));
        }
    }

    @Test
    void shouldWaitAndThenBreachWhenNoRecordEverArrived() {
        ObjectiveEvaluation early =
                ObjectiveEvaluation
                        .evaluate(freshness(60), ProductObservations.NONE, NOW - 60_000, OptionalLong.empty(), NOW)
                        .orElseThrow();
        ObjectiveEvaluation late =
                ObjectiveEvaluation
                        .evaluate(freshness(60), ProductObservations.NONE, NOW - 60_001, OptionalLong.empty(), NOW)
                        .orElseThrow();

        assertThat(early.state()).isEqualTo(SlaObjectiveState.WAITING);
        assertThat(late.state()).isEqualTo(SlaObjectiveState.BREACHED);
        assertThat(late.actual()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(SlaProperty.class)
    void shouldEvaluateExactlyThePropertiesThatAreMeasured(SlaProperty property) {
        String unit = switch (property.kind()) {
            case DURATION -> "s";
            case SHARE, AMOUNT, FREE -> "";
        };
        SlaObjective objective =
                new SlaObjective("o", property.word(), BigDecimal.ONE, unit, Optional.empty());

        assertThat(ObjectiveEvaluation.evaluate(objective, ProductObservations.NONE, 0, OptionalLong.empty(), NOW)
                .isPresent())
                .isEqualTo(property.treatment() == SlaProperty.Treatment.MEASURED);
    }

    @Test
    void shouldNotEvaluateWhatItCannotMeasure() {
        SlaObjective retention =
                new SlaObjective("retention", "retention", BigDecimal.ONE, "d", Optional.empty());
        SlaObjective unitless = new SlaObjective("fresh", "freshness", BigDecimal.ONE, "moons", Optional.empty());

        assertThat(ObjectiveEvaluation.evaluate(retention, ProductObservations.NONE, 0, OptionalLong.empty(), NOW))
                .isEmpty();
        assertThat(ObjectiveEvaluation.evaluate(unitless, ProductObservations.NONE, 0, OptionalLong.empty(), NOW))
                .isEmpty();
    }

    @Test
    void shouldNotCountRecordsFromBeforeTheProductWasRetired() {
        long returned = NOW - 59_000;
        ObjectiveEvaluation early = ObjectiveEvaluation
                .evaluate(freshness(60), acceptedAt(NOW - 3_600_000), 0, OptionalLong.of(returned), NOW).orElseThrow();
        ObjectiveEvaluation late = ObjectiveEvaluation
                .evaluate(freshness(60), acceptedAt(NOW - 3_600_000), 0, OptionalLong.of(returned), NOW + 2_000)
                .orElseThrow();
        ObjectiveEvaluation met = ObjectiveEvaluation
                .evaluate(freshness(60), acceptedAt(NOW - 1_000), 0, OptionalLong.of(returned), NOW).orElseThrow();

        assertThat(early.state()).isEqualTo(SlaObjectiveState.WAITING);
        assertThat(late.state()).isEqualTo(SlaObjectiveState.BREACHED);
        assertThat(late.message()).contains("since the product came back into force, 61 s ago");
        assertThat(met.state()).isEqualTo(SlaObjectiveState.MET);
    }
}
