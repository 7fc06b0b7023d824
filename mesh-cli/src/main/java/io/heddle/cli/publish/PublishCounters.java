// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.publish;

import java.util.concurrent.atomic.LongAdder;

/** Counts of one run. Thread-safe; single counts are exact, together only once the run is over. */
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
     * The counts at one moment.
     *
     * @param read lines read
     * @param acknowledged records that the broker confirmed
     * @param refused lines that were not sent
     * @param broken acknowledged records that break a rule of severity error
     * @param warned acknowledged records that break a rule of severity warning only
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
        /** Lines handed to the broker without an answer. */
        long unconfirmed() {
            return read - acknowledged - refused - blank - skipped - alreadyThere;
        }
    }
}
