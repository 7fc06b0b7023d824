// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.generated;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;

/** Distributes seeds for schema pairs to threads until enough records were compared; reports progress. Thread-safe. */
public final class SchemaPairSeeds {
    private static final long PROGRESS = 1_000_000;

    private final AtomicLong next;
    private final AtomicLong done = new AtomicLong();
    private final long records;
    private final long start = System.nanoTime();

    public SchemaPairSeeds(long first, long records) {
        this.next = new AtomicLong(first);
        this.records = records;
    }

    /**
     * @param pair compares the pair of a seed and returns its number of records
     */
    public void forEach(LongUnaryOperator pair) {
        boolean ended = false;
        try {
            while (done.get() < records) {
                long more = pair.applyAsLong(next.getAndIncrement());
                long sum = done.addAndGet(more);
                if (sum / PROGRESS > (sum - more) / PROGRESS) {
                    System.out.printf("%,14d  records after %,d s%n", sum, (System.nanoTime() - start) / 1_000_000_000);
                }
            }
            ended = true;
        } finally {
            if (!ended) {
                // A failure on one thread stops the others.
                done.addAndGet(records);
            }
        }
    }
}
