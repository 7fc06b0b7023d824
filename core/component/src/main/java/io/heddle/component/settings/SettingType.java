// SPDX-License-Identifier: Apache-2.0
package io.heddle.component.settings;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses a setting's text. Stateless. The exception's message completes the sentence "HEDDLE_X ..." and never quotes
 * the text, which may be a misplaced secret.
 *
 * @param <T> the parsed type
 */
@FunctionalInterface
public interface SettingType<T> {
    /**
     * @throws IllegalArgumentException with a message that completes the sentence "HEDDLE_X ..." and says what is
     *         expected
     */
    T parse(String text);

    /** Any text. */
    static SettingType<String> text() {
        return text -> text;
    }

    /** One of the given words, ignoring case. */
    static SettingType<String> oneOf(String... words) {
        return text -> {
            String word = text.toLowerCase(Locale.ROOT);
            require(List.of(words).contains(word), "is not one of " + String.join(", ", words));
            return word;
        };
    }

    /** An integer within inclusive bounds. */
    static SettingType<Integer> number(int min, int max) {
        return text -> {
            try {
                int number = Integer.parseInt(text);
                require(number >= min && number <= max, "is " + number + "; expected " + min + " to " + max);
                return number;
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("is not a number from " + min + " to " + max, e);
            }
        };
    }

    /** A port to listen on; 0 selects a free one. */
    static SettingType<Integer> port() {
        return number(0, 65_535);
    }

    /** A positive duration in ISO 8601 ({@code PT10S}) or as {@code 250ms}, {@code 10s}, {@code 5m}, {@code 2h}. */
    static SettingType<Duration> duration() {
        return Durations::parse;
    }

    /** A duration within inclusive bounds. */
    static SettingType<Duration> duration(Duration min, Duration max) {
        return text -> {
            Duration duration = Durations.parse(text);
            require(
                    duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0,
                    "is " + duration + "; expected " + min + " to " + max);
            return duration;
        };
    }

    /** A URL that starts with http:// or https://. */
    static SettingType<URI> url() {
        return text -> {
            URI uri;
            try {
                uri = URI.create(text);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("is not a URL, such as http://host:8081");
            }
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            require(
                    uri.getHost() != null && (scheme.equals("http") || scheme.equals("https")),
                    "is not an http(s) URL, such as http://host:8081");
            return uri;
        };
    }

    /** A file system path; the component checks whether it exists. */
    static SettingType<Path> path() {
        return text -> {
            try {
                return Path.of(text);
            } catch (InvalidPathException e) {
                throw new IllegalArgumentException("is not a path", e);
            }
        };
    }

    /** Comma-separated Kafka brokers, {@code host:port}; whitespace around them is ignored. */
    static SettingType<String> servers() {
        return text -> String.join(",", set(Servers::check).parse(text));
    }

    /** Comma-separated values without duplicates, in the given order. */
    static <T> SettingType<Set<T>> set(Function<String, T> each) {
        return text -> {
            Set<T> all = new LinkedHashSet<>();
            Arrays.stream(text.split(","))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .forEach(part -> all.add(each.apply(part)));
            require(!all.isEmpty(), "has no names");
            return all;
        };
    }

    private static void require(boolean valid, String otherwise) {
        if (!valid) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** Parses durations. */
    final class Durations {
        private static final Pattern SHORT = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");
        private static final String EXPECTED = "is not a positive duration, such as PT10S or 10s";

        private Durations() {}

        private static Duration parse(String text) {
            Matcher words = SHORT.matcher(text.toLowerCase(Locale.ROOT));
            Duration duration;
            try {
                duration = words.matches()
                        ? of(Long.parseLong(words.group(1)), words.group(2))
                        : Duration.parse(text);
            } catch (java.time.format.DateTimeParseException e) {
                throw new IllegalArgumentException(EXPECTED, e);
            }
            require(!duration.isNegative() && !duration.isZero(), EXPECTED);
            return duration;
        }

        private static Duration of(long amount, String unit) {
            return switch (unit) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                case "h" -> Duration.ofHours(amount);
                default -> Duration.ofDays(amount);
            };
        }
    }

    /** Parses broker addresses. */
    final class Servers {
        private static final Pattern SERVER = Pattern.compile("(\\[[0-9A-Fa-f:.%]+]|[A-Za-z0-9._-]+):(\\d{1,5})");

        private Servers() {}

        private static String check(String server) {
            Matcher parts = SERVER.matcher(server);
            require(
                    parts.matches() && Integer.parseInt(parts.group(2)) >= 1
                            && Integer.parseInt(parts.group(2)) <= 65_535,
                    "is not a comma-separated list of host:port, such as kafka-1:9092,kafka-2:9092");
            return server;
        }
    }
}
