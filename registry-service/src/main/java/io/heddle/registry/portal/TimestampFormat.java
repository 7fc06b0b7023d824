// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Formats timestamps, always in UTC: teams in several time zones read the same page. */
public final class TimestampFormat {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private TimestampFormat() {}

    /** {@code 2026-03-01 14:05 UTC}. */
    public static String toMinute(Instant time) {
        return MINUTE.format(time);
    }

    /** Formats an ISO 8601 text; any other text is returned as is. */
    public static String toMinute(String iso) {
        try {
            return toMinute(Instant.parse(iso));
        } catch (DateTimeParseException e) {
            return iso;
        }
    }
}
