// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** The time units of service levels; a month counts as 30 days and a year as 365. */
final class TimeUnits {
    private TimeUnits() {}

    static Optional<Duration> duration(BigDecimal value, String unit) {
        return millis(unit).map(ms -> Duration.ofMillis(value.multiply(BigDecimal.valueOf(ms)).longValue()));
    }

    private static Optional<Long> millis(String unit) {
        return switch (unit.equals("M") ? unit : unit.toLowerCase(Locale.ROOT)) {
            case "ms", "millisecond", "milliseconds" -> Optional.of(1L);
            case "s", "sec", "second", "seconds" -> Optional.of(1_000L);
            case "m", "min", "minute", "minutes" -> Optional.of(60_000L);
            case "h", "hr", "hour", "hours" -> Optional.of(3_600_000L);
            case "d", "day", "days" -> Optional.of(86_400_000L);
            case "w", "week", "weeks" -> Optional.of(7 * 86_400_000L);
            case "mo", "month", "months" -> Optional.of(30 * 86_400_000L);
            case "y", "yr", "year", "years" -> Optional.of(365 * 86_400_000L);
            default -> Optional.empty();
        };
    }
}
