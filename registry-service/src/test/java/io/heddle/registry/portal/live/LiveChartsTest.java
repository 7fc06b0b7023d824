// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.live;

import io.heddle.contract.SlaProperty;
import io.heddle.registry.operations.ProductRates;
import io.heddle.registry.operations.ThroughputCounts;
import io.heddle.registry.portal.DisplayFormat;
import io.heddle.registry.sla.ObjectiveHistory;
import io.heddle.registry.sla.ObjectiveHistory.Sample;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class LiveChartsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static Sample sample(int minutesAgo, String state, @Nullable Double actual) {
        return new Sample(NOW.minus(Duration.ofMinutes(minutesAgo)), state, 900, actual);
    }

    private static SlaChart chart(Sample... samples) {
        return SlaChart.of(new ObjectiveHistory("fresh", "freshness", "crm.a@1.0.0", "MET", 900, List.of(samples)),
                NOW);
    }

    @Test
    void shouldDrawALinePerSegmentAndMarkBreaches() {
        SlaChart chart = chart(sample(300, "MET", 100.0), sample(299, "MET", 200.0), sample(120, "BREACHED", 1_000.0),
                sample(119, "BREACHED", 1_800.0), sample(118, "MET", 0.0), sample(10, "WAITING", null));

        assertThat(chart.lines()).hasSize(2);
        assertThat(chart.lines().get(0)).startsWith("120,")
                .endsWith("122," + (120 - Math.round(200 / (1_800 * 1.3) * 120)));
        assertThat(chart.breaches()).containsExactly(new SlaChart.Breach(480, 4,
                NOW.minus(Duration.ofMinutes(120)), NOW.minus(Duration.ofMinutes(118))));
        assertThat(chart.text()).isEqualTo("Now not measured, promised at most 15 min. The highest was 30 min."
                + " Met in 66.7 % of the 6 minutes measured, breached once.");
    }

    @ParameterizedTest
    @EnumSource(SlaProperty.class)
    void shouldShowTargetAndMeasuredValueAsTheKindOfTheProperty(SlaProperty property) {
        SlaChart chart = SlaChart.of(
                new ObjectiveHistory("o", property.word(), "crm.a@1.0.0", "MET", 0.5,
                        List.of(new Sample(NOW, "MET", 0.5, 0.25))),
                NOW);

        assertThat(List.of(chart.target(), chart.now())).isEqualTo(switch (property.kind()) {
            case DURATION -> List.of("0.5 s", "0.3 s");
            case SHARE -> List.of("50.00 %", "25.00 %");
            case AMOUNT, FREE -> List.of("0.5", "0.25");
        });
    }

    @Test
    void shouldStayInsideItsBoxForAnyValues() {
        for (double actual : new double[] {0, 1e-9, 1e18, Double.MAX_VALUE, Double.POSITIVE_INFINITY}) {
            SlaChart chart =
                    chart(sample(400, "MET", actual), sample(1, "BREACHED", actual), sample(-50, "MET", actual));
            for (String line : chart.lines()) {
                for (String point : line.split(" ")) {
                    String[] xy = point.split(",");
                    assertThat(Integer.parseInt(xy[0])).isBetween(0, SlaChart.WIDTH + 2);
                    assertThat(Integer.parseInt(xy[1])).isBetween(0, SlaChart.HEIGHT);
                }
            }
            assertThat(chart.targetY()).isBetween(0, SlaChart.HEIGHT);
        }
    }

    @Test
    void shouldStateThatNothingWasMeasuredWithoutSamples() {
        assertThat(chart().text()).isEqualTo("Nothing was measured in the last six hours.");
        assertThat(chart().lines()).isEmpty();
    }

    @Test
    void shouldKeepAFewRejectedVisibleAmongManyAccepted() {
        List<ProductRates.Minute> minutes = new ArrayList<>();
        minutes.add(new ProductRates.Minute(NOW.minus(Duration.ofMinutes(359)),
                new ThroughputCounts(1_000_000, 1, 0, 0, 0, 0)));
        minutes.add(new ProductRates.Minute(NOW, new ThroughputCounts(500_000, 0, 0, 0, 0, 0)));

        ThroughputChart chart = ThroughputChart.of(new ProductRates("crm.a", NOW, NOW.minus(Duration.ofMinutes(359)),
                new ProductRates.Live(10, 0, 0, 0, 0, 0, 0), new ThroughputCounts(1_500_000, 1, 0, 0, 0, 0), List.of(),
                minutes));

        assertThat(chart.bars()).containsExactly(new ThroughputChart.Bar(0, 8, 0, 100, 0, 3),
                new ThroughputChart.Bar(710, 8, 50, 50, 50, 0));
        assertThat(chart.most()).isEqualTo(1_000_001);
        assertThat(chart.text()).contains("1,500,000 records were accepted and 1 rejected");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 s", "0.5, 0.5 s", "59, 59 s", "60, 1 min", "61, 1 min 1 s", "3600, 1 h", "7500, 2 h 5 min", "86400, 1 d",
        "176400, 2 d 1 h",
    })
    void shouldFormatSeconds(double seconds, String words) {
        assertThat(DisplayFormat.seconds(seconds)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            value = {"0 | 0 B", "999 | 999 B", "1500 | 1.5 kB", "2000000 | 2.0 MB", "5e15 | 5,000 TB"})
    void shouldFormatBytes(double bytes, String words) {
        assertThat(DisplayFormat.bytes(bytes)).isEqualTo(words);
    }
}
