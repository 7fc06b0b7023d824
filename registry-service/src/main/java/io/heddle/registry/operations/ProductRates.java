// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.operations;

import java.time.Instant;
import java.util.List;

/**
 * What flows through a product. Immutable.
 *
 * @param since how far back totals and minutes go: six hours
 * @param live the last seconds
 * @param total since then
 * @param quarantine why records were rejected since then, to within ten minutes, the most frequent reason first
 * @param minutes oldest first; those in which nothing came are left out
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

    /** What one minute brought. */
    public record Minute(Instant from, ThroughputCounts counts) {}

    /** So many records were quarantined for this reason code. */
    public record Reason(String code, long records) {}

    /** The average per second over the last ten. */
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
