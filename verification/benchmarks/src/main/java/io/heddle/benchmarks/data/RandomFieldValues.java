// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.data;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/** Random field values. About one name in ten is not ASCII, as is typical in Europe. */
final class RandomFieldValues {
    static final List<String> CURRENCIES = List.of("EUR", "USD", "GBP", "CHF", "SEK");
    static final List<String> COUNTRIES = List.of("DE", "FR", "NL", "AT", "CH", "SE", "IT");
    private static final List<String> FIRST = List.of(
            "Anna", "Ben", "Carla", "David", "Elena", "Felix", "Greta", "Hugo", "Ida", "Jonas", "Zoë", "Karim", "Lena",
            "Maximilian", "Nina", "Oskar", "Paula", "Quentin", "Rosa", "Søren");
    private static final List<String> LAST = List.of(
            "Smith", "Meyer", "Dubois", "Rossi", "de Vries", "Novak", "Larsen", "Kowalski", "Garcia", "Müller", "Weber",
            "Fischer", "Andersson", "Okafor", "Tanaka", "van den Berg", "Lee", "Brown", "Silva", "Keller");
    private static final List<String> STREETS = List.of(
            "Main Street", "Station Road", "Market Square", "Rue de la Gare", "Lindenallee", "Hauptstraße", "Park Lane",
            "Kerkstraat", "Via Roma", "Mill Road", "Church Street", "High Street");
    private static final List<String> CITIES = List.of(
            "Berlin", "Lyon", "Utrecht", "Vienna", "Basel", "Malmö", "Turin", "Bremen", "Lille", "Graz", "Bergamo");
    private static final List<String> WORDS = List.of(
            "please", "leave", "at", "the", "door", "ring", "twice", "blue", "cotton", "shirt", "garden", "chair",
            "lamp",
            "coffee", "mug", "large", "set", "of", "four", "with", "handle", "for", "office", "desk", "order");
    private static final Instant FIRST_DAY = Instant.parse("2024-01-01T00:00:00Z");
    private static final long TWO_YEARS_MILLIS = 730L * 86_400_000;

    private final Random random;

    RandomFieldValues(Random random) {
        this.random = random;
    }

    String pick(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    String firstName() {
        return pick(FIRST);
    }

    String lastName() {
        return pick(LAST);
    }

    String email() {
        return (pick(FIRST) + "." + pick(LAST)).toLowerCase(Locale.ROOT).replaceAll("[^a-z.]", "")
                + random.nextInt(1000)
                + "@" + (random.nextBoolean() ? "example.org" : "mail.example.com");
    }

    String phone() {
        return "+" + (30 + random.nextInt(19)) + digits(9 + random.nextInt(3));
    }

    String street() {
        return pick(STREETS) + " " + (1 + random.nextInt(220));
    }

    String city() {
        return pick(CITIES);
    }

    String words(int minWords, int maxWords) {
        StringBuilder text = new StringBuilder(pick(WORDS));
        for (int i = minWords + random.nextInt(maxWords - minWords + 1); i > 1; i--) {
            text.append(' ').append(pick(WORDS));
        }
        return text.toString();
    }

    String digits(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append((char) ('0' + random.nextInt(10)));
        }
        return text.toString();
    }

    String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    /** A timestamp in 2024 or 2025, in epoch milliseconds. */
    long millis() {
        return FIRST_DAY.toEpochMilli() + (long) (random.nextDouble() * TWO_YEARS_MILLIS);
    }

    boolean oneIn(int count) {
        return random.nextInt(count) == 0;
    }

    /** The value in the given percentage of the records, otherwise null. */
    <T> @Nullable T orNull(int percent, Supplier<T> value) {
        return random.nextInt(100) < percent ? value.get() : null;
    }
}
