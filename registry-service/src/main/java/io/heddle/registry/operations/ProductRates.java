// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.operations;

import java.time.Instant;
import java.util.List;

/**
 * The throughput of a product. Immutable.
 *
 * @param since the start of the totals and minutes, six hours ago
 * @param live the last few seconds
 * @param total the sum since then
 * @param quarantine the reasons for rejections since then, most frequent first; the start is rounded to ten minutes
 * @param minutes oldest first; minutes without records are omitted
 */
public record ProductRates(
        String product,
        Instant asOf,
        Instant since,
        Live live,
        ThroughputCounts total,
        List<Reason> quarantine,
        List<Minute> minutes) {
    public ProductRates {
        quarantine = List.copyOf(quarantine);
        minutes = List.copyOf(minutes);
    }

    /** The counts of one minute. */
    public record Minute(Instant from, ThroughputCounts counts) {}

    /** The number of records quarantined for a reason code. */
    public record Reason(String code, long records) {}

    /** The average per second over the last ten seconds. */
    public record Live(
            int seconds, double accepted, double rejected, double warned, double masked, double bytesIn,
            double bytesOut) {
        static Live of(ThroughputCounts counts) {
            double seconds = ProductThroughput.LIVE_SECONDS;
            return new Live(ProductThroughput.LIVE_SECONDS, counts.accepted() / seconds, counts.rejected() / seconds,
                    counts.warned() / seconds, counts.masked() / seconds, counts.bytesIn() / seconds,
                    counts.bytesOut() / seconds);
        }
    }
}
