// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heddle.benchmarks.workload.PerformanceGoal;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class ComparisonTableTest {
    private static final PerformanceGoal EIGHT =
            new PerformanceGoal("at least 8x", figures -> figures.timesFaster() >= 8);

    @Test
    void shouldUseTheMedianOfRatiosWithinRounds() {
        PeerComparison comparison = comparison(
                List.of(new JmhMeasurement(10, 320), new JmhMeasurement(30, 320), new JmhMeasurement(10, 320)),
                List.of(new JmhMeasurement(100, 3200), new JmhMeasurement(240, 3200), new JmhMeasurement(70, 3200)));

        assertThat(comparison.timesFaster()).containsExactly(7, 8, 10);
        assertThat(comparison.medianTimesFaster()).isEqualTo(8);
        assertThat(comparison.timesLessAllocation()).isEqualTo(10);
        assertThat(new ComparisonTable(List.of(comparison), 3, 1).markdown())
                .contains(
                        "| mask-2/order | 300 | accept | avro-generic | 10.0 | 100 | 8.0x (7.0x .. 10.0x) | 320.0"
                                + " | 320.0 "
                                + "| 3200.0 | 10.0x | at least 8x | met |");
    }

    @Test
    void shouldPrintALossWhenTheGoalIsMissed() {
        PeerComparison comparison =
                comparison(List.of(new JmhMeasurement(10, 320)), List.of(new JmhMeasurement(79, 3200)));

        assertThat(new ComparisonTable(List.of(comparison), 1, 1).markdown()).contains("| at least 8x | **LOSS** |");
    }

    @Test
    void shouldPrintAFractionWhenThePeerIsFaster() {
        PeerComparison comparison =
                comparison(List.of(new JmhMeasurement(100, 320)), List.of(new JmhMeasurement(20, 320)));

        assertThat(new ComparisonTable(List.of(comparison), 1, 1).markdown()).contains("| 1/5.0 (1/5.0 .. 1/5.0) |");
    }

    @Test
    void shouldOmitThePeerWhenThereIsNone() {
        PeerComparison comparison = new PeerComparison(
                "compile/account", "compiling", "accept", "", 1000, 0, List.of(new JmhMeasurement(2_000_000, 1)),
                List.of(),
                new PerformanceGoal("under 10 ms", figures -> figures.nanos() < 10_000_000));

        assertThat(new ComparisonTable(List.of(comparison), 1, 1).markdown())
                .contains(
                        "| compile/account | 1000 | accept | - | 2000000 | - | - | 1.0 | 0.0 | - | - | under 10 ms"
                                + " | met |");
    }

    @Test
    void shouldIncludeEveryRoundInJson() throws Exception {
        PeerComparison comparison = comparison(
                List.of(new JmhMeasurement(10, 320), new JmhMeasurement(30, 320)),
                List.of(new JmhMeasurement(100, 3200), new JmhMeasurement(240, 3200)));

        JsonNode json = new ObjectMapper().readTree(new ComparisonTable(List.of(comparison), 2, 1).json());

        assertThat(json.at("/comparisons/0/workload").asText()).isEqualTo("mask-2/order");
        assertThat(json.at("/comparisons/0/met").asBoolean()).isTrue();
        assertThat(json.at("/comparisons/0/ours/1/nanos").asDouble()).isEqualTo(30);
        assertThat(json.at("/comparisons/0/theirs/1/bytes").asDouble()).isEqualTo(3200);
    }

    private static PeerComparison comparison(List<JmhMeasurement> ours, List<JmhMeasurement> theirs) {
        return new PeerComparison("mask-2/order", "masking", "accept", "avro-generic", 300, 320, ours, theirs, EIGHT);
    }
}
