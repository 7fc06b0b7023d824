// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.publish;

import java.util.concurrent.atomic.LongAdder;

/**
 * The counters of one run. Thread-safe. Each counter is exact; a snapshot of all counters is consistent only after the
 * run.
 */
final class PublishCounters {
    final LongAdder read = new LongAdder();
    final LongAdder acknowledged = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder broken = new LongAdder();
    final LongAdder warned = new LongAdder();
    final LongAdder blank = new LongAdder();
    final LongAdder skipped = new LongAdder();
    final LongAdder alreadyThere = new LongAdder();

    void countSkipped(ConvertedLine.SkipReason reason) {
        switch (reason) {
            case BLANK -> blank.increment();
            case SKIPPED -> skipped.increment();
            case ALREADY_THERE -> alreadyThere.increment();
        }
    }

    Counts counts() {
        return new Counts(read.sum(), acknowledged.sum(), refused.sum(), broken.sum(), warned.sum(), blank.sum(),
                skipped.sum(), alreadyThere.sum());
    }

    /**
     * A snapshot of the counters.
     *
     * @param read lines read
     * @param acknowledged records acknowledged by the broker
     * @param refused lines that were not sent
     * @param broken acknowledged records that violate a rule of severity error
     * @param warned acknowledged records that violate only rules of severity warning
     */
    record Counts(
            long read,
            long acknowledged,
            long refused,
            long broken,
            long warned,
            long blank,
            long skipped,
            long alreadyThere) {
        /** Lines sent to the broker but not acknowledged. */
        long unconfirmed() {
            return read - acknowledged - refused - blank - skipped - alreadyThere;
        }
    }
}
