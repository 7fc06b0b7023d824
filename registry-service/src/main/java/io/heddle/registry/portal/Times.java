// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Moments for people, always in UTC: teams in several time zones read the same page. */
public final class Times {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Times() {}

    /** {@code 2026-03-01 14:05 UTC}. */
    public static String minute(Instant time) {
        return MINUTE.format(time);
    }

    /** The same of ISO 8601 text; what is none stays as it is. */
    public static String minute(String iso) {
        try {
            return minute(Instant.parse(iso));
        } catch (DateTimeParseException e) {
            return iso;
        }
    }
}
