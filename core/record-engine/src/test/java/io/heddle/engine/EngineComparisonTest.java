// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine;

import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The compiled engine against the reference, in numbers. {@code -Dheddle.comparison.records=10000000} for the long run,
 * {@code -Dheddle.comparison.seed=...} to start elsewhere.
 */
class EngineComparisonTest {
    @Test
    void shouldSayTheSameAsTheReferenceWhenRecordsAreGenerated() {
        long records = Long.getLong("heddle.comparison.records", 40_000);
        long seed = Long.getLong("heddle.comparison.seed", 1);

        Map<String, Long> counts = new EngineComparison().run(seed, records);

        counts.forEach((what, count) -> System.out.printf("%,14d  %s%n", count, what));
        assertThat(counts.get("records")).isGreaterThanOrEqualTo(records);
    }
}
