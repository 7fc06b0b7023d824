// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine;

import io.heddle.engine.generated.SchemaPairSeeds;
import io.heddle.testkit.TestSeed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the compiled engine with the reference on many records. {@code -Dheddle.comparison.records=...} sets the
 * number of records of the long run, {@code
 * -Dheddle.comparison.threads=...} its number of threads.
 */
class EngineComparisonTest {
    /** The seed of the fixed corpus, which each run compares beside fresh pairs. */
    private static final long CORPUS = 1;
    private static final int THREADS = Integer.getInteger("heddle.comparison.threads", 2);

    @Test
    void shouldAgreeWithTheReferenceOnGeneratedRecords() throws InterruptedException {
        compare(CORPUS, 20_000, 40);
        compare(TestSeed.next("engine comparison"), 20_000, 40);
    }

    @Test
    @Tag("slow")
    void shouldAgreeWithTheReferenceOnTenMillionGeneratedRecords() throws InterruptedException {
        compare(TestSeed.next("engine comparison"), Long.getLong("heddle.comparison.records", 10_000_000), 200);
    }

    private static void compare(long seed, long records, int recordsPerPair) throws InterruptedException {
        SchemaPairSeeds seeds = new SchemaPairSeeds(seed, records);
        Map<String, Long> counts = new TreeMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Map<String, Long>>> parts = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                parts.add(threads.submit(() -> new EngineComparison(recordsPerPair).run(seeds)));
            }
            for (Future<Map<String, Long>> part : parts) {
                part.get().forEach((what, count) -> counts.merge(what, count, Long::sum));
            }
        } catch (ExecutionException e) {
            throw new AssertionError(String.valueOf(e.getCause()), e);
        } finally {
            threads.shutdown();
        }

        counts.forEach((what, count) -> System.out.printf("%,14d  %s%n", count, what));
        assertThat(counts.get("records")).isGreaterThanOrEqualTo(records);
        assertThat(counts.get("accepted")).as("meaningful: accepted").isGreaterThan(records / 3);
        assertThat(counts.get("rejected, rule_violated")).as("meaningful: rules").isGreaterThan(records / 100);
        assertThat(counts.get("rejected, undecodable")).as("meaningful: damage").isGreaterThan(records / 20);
        assertThat(counts.getOrDefault("schema pairs, incompatible", 0L))
                .isLessThan(counts.getOrDefault("schema pairs", 0L) * 4 / 5);
    }
}
