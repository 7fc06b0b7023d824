// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/**
 * Formats numbers and times for display, independent of the browser: always UTC, because teams in several time zones
 * read the same page, and a comma between thousands.
 */
public final class DisplayFormat {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String[] SIZES = {"B", "kB", "MB", "GB", "TB"};

    private DisplayFormat() {}

    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A number per second; small ones with one decimal. */
    public static String rate(double number) {
        return String.format(Locale.ROOT, number == 0 || number >= 100 ? "%,.0f" : "%,.1f", number);
    }

    public static String bytes(double number) {
        double rest = number;
        int size = 0;
        while (rest >= 1_000 && size < SIZES.length - 1) {
            rest /= 1_000;
            size++;
        }
        return rate(rest) + " " + SIZES[size];
    }

    /** A duration in its two largest units: {@code 2 h 5 min}. */
    public static String seconds(double seconds) {
        if (seconds < 60) {
            return String.format(Locale.ROOT, seconds < 10 && seconds != Math.rint(seconds) ? "%.1f s" : "%.0f s",
                    seconds);
        }
        long rounded = Math.round(seconds);
        if (rounded < 3_600) {
            return two(rounded, 60, "min", "s");
        }
        return rounded < 86_400 ? two(rounded / 60, 60, "h", "min") : two(rounded / 3_600, 24, "d", "h");
    }

    private static String two(long number, long base, String large, String small) {
        return number / base + " " + large + (number % base == 0 ? "" : " " + number % base + " " + small);
    }

    public static String ago(Instant time, Instant now) {
        return seconds((double) Math.max(0, Duration.between(time, now).toSeconds())) + " ago";
    }

    /** The time of day. */
    public static String clock(Instant time) {
        return CLOCK.format(time);
    }

    /** Date and time to the second, without the zone. */
    public static String moment(Instant time) {
        return MOMENT.format(time);
    }

    /** Date and time to the minute, such as {@code 2026-03-01 14:05 UTC}. */
    public static String minute(Instant time) {
        return MINUTE.format(time);
    }

    /** Formats an ISO 8601 text like {@link #minute(Instant)}; any other text is returned as is. */
    public static String minute(String iso) {
        try {
            return minute(Instant.parse(iso));
        } catch (DateTimeParseException e) {
            return iso;
        }
    }

    public static String times(int number) {
        return number == 1 ? "once" : number + " times";
    }
}
