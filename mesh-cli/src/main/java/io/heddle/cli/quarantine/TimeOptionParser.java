// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.quarantine;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the time options of commands. */
final class TimeOptionParser {
    private static final Pattern RELATIVE_TIME = Pattern.compile("(\\d{1,6})(s|m|h|d)");
    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "s", ChronoUnit.SECONDS, "m", ChronoUnit.MINUTES, "h", ChronoUnit.HOURS, "d", ChronoUnit.DAYS);

    private TimeOptionParser() {}

    /** Parses an age, a date (its start in UTC) or an instant; empty if the text is none of these. */
    static Optional<Instant> parse(String text, Instant now) {
        Matcher ago = RELATIVE_TIME.matcher(text);
        try {
            if (ago.matches()) {
                return Optional
                        .of(now.minus(Long.parseLong(ago.group(1)), UNITS.getOrDefault(ago.group(2), ChronoUnit.DAYS)));
            }
            return Optional.of(text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
