// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine;

import io.heddle.engine.generated.SchemaPairSeeds;
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
 * number of records of the long run, {@code -Dheddle.comparison.seed=...} its first seed, {@code
 * -Dheddle.comparison.threads=...} its number of threads.
 */
class EngineComparisonTest {
    private static final long SEED = Long.getLong("heddle.comparison.seed", 1);
    private static final int THREADS = Integer.getInteger("heddle.comparison.threads", 2);

    @Test
    void shouldAgreeWithTheReferenceOnGeneratedRecords() throws InterruptedException {
        compare(40_000, 40);
    }

    @Test
    @Tag("slow")
    void shouldAgreeWithTheReferenceOnTenMillionGeneratedRecords() throws InterruptedException {
        compare(Long.getLong("heddle.comparison.records", 10_000_000), 200);
    }

    private static void compare(long records, int recordsPerPair) throws InterruptedException {
        SchemaPairSeeds seeds = new SchemaPairSeeds(SEED, records);
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
    }
}
