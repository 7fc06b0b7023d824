// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.generated;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;

/**
 * Seeds for schema pairs, handed out to threads until there were so many records; tells how far they are. Thread-safe.
 */
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

    /** @param pair compares the pair of a seed and tells how many records it had */
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
                // A failure on one thread ends the others.
                done.addAndGet(records);
            }
        }
    }
}
