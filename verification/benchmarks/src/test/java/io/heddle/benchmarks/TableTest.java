// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heddle.benchmarks.report.Comparison;
import io.heddle.benchmarks.report.Measurement;
import io.heddle.benchmarks.report.Table;
import io.heddle.benchmarks.workload.Goal;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class TableTest {
    private static final Goal EIGHT = new Goal("at least 8x", figures -> figures.timesFaster() >= 8);

    @Test
    void shouldTakeTheMedianOfRatiosWithinRounds() {
        Comparison comparison = comparison(
                List.of(new Measurement(10, 320), new Measurement(30, 320), new Measurement(10, 320)),
                List.of(new Measurement(100, 3200), new Measurement(240, 3200), new Measurement(70, 3200)));

        assertThat(comparison.timesFaster()).containsExactly(7, 8, 10);
        assertThat(comparison.medianTimesFaster()).isEqualTo(8);
        assertThat(comparison.timesLessAllocation()).isEqualTo(10);
        assertThat(new Table(List.of(comparison), 3, 1).markdown())
                .contains("| mask-2/order | 300 | accept | avro-generic | 10.0 | 100 | 8.0x (7.0x .. 10.0x) | 320.0 | 320.0 "
                        + "| 3200.0 | 10.0x | at least 8x | met |");
    }

    @Test
    void shouldPrintALossWhenTheGoalIsMissed() {
        Comparison comparison =
                comparison(List.of(new Measurement(10, 320)), List.of(new Measurement(79, 3200)));

        assertThat(new Table(List.of(comparison), 1, 1).markdown()).contains("| at least 8x | **LOSS** |");
    }

    @Test
    void shouldPrintAFractionWhenThePeerIsFaster() {
        Comparison comparison = comparison(List.of(new Measurement(100, 320)), List.of(new Measurement(20, 320)));

        assertThat(new Table(List.of(comparison), 1, 1).markdown()).contains("| 1/5.0 (1/5.0 .. 1/5.0) |");
    }

    @Test
    void shouldLeaveOutThePeerWhenThereIsNone() {
        Comparison comparison = new Comparison(
                "compile/account", "compiling", "accept", "", 1000, 0, List.of(new Measurement(2_000_000, 1)), List.of(),
                new Goal("under 10 ms", figures -> figures.nanos() < 10_000_000));

        assertThat(new Table(List.of(comparison), 1, 1).markdown())
                .contains("| compile/account | 1000 | accept | - | 2000000 | - | - | 1.0 | 0.0 | - | - | under 10 ms | met |");
    }

    @Test
    void shouldHoldEveryRoundInJson() throws Exception {
        Comparison comparison = comparison(
                List.of(new Measurement(10, 320), new Measurement(30, 320)),
                List.of(new Measurement(100, 3200), new Measurement(240, 3200)));

        JsonNode json = new ObjectMapper().readTree(new Table(List.of(comparison), 2, 1).json());

        assertThat(json.at("/comparisons/0/workload").asText()).isEqualTo("mask-2/order");
        assertThat(json.at("/comparisons/0/met").asBoolean()).isTrue();
        assertThat(json.at("/comparisons/0/ours/1/nanos").asDouble()).isEqualTo(30);
        assertThat(json.at("/comparisons/0/theirs/1/bytes").asDouble()).isEqualTo(3200);
    }

    private static Comparison comparison(List<Measurement> ours, List<Measurement> theirs) {
        return new Comparison("mask-2/order", "masking", "accept", "avro-generic", 300, 320, ours, theirs, EIGHT);
    }
}
