// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.detection;

import net.datafaker.Faker;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/** Typical product fields without personal data of the detected kinds. Deterministic for a seed. */
final class InnocentFields {
    private final Random random;
    private final Map<String, Supplier<String>> fields = new LinkedHashMap<>();
    private long sequence;

    InnocentFields(long seed) {
        random = new Random(seed);
        Faker faker = new Faker(Locale.ENGLISH, random);
        words(faker);
        codes(faker);
        machines(faker);
        for (int length = 4; length <= 20; length++) {
            int digits = length;
            fields.put("random digits, " + digits, () -> (1 + random.nextInt(9)) + digits(digits - 1));
            if (digits >= 8 && digits < 18) {
                long first = (long) Math.pow(10, digits - 1) * (1 + digits % 8) + digits * 1_234L;
                fields.put("counted up, " + digits + " digits", () -> Long.toString(first + sequence++));
                fields.put("date and counter, " + digits,
                        () -> ("2024" + two(12) + two(28) + digits(12)).substring(0, digits));
            }
        }
    }

    /** The generators of each field's values, by field name. */
    Map<String, Supplier<String>> fields() {
        return fields;
    }

    private void words(Faker faker) {
        fields.put("product name", () -> faker.commerce().productName());
        fields.put("lorem", () -> faker.lorem().paragraph(4));
        fields.put("company", () -> faker.company().name());
        fields.put("address", () -> faker.address().fullAddress());
        fields.put("street", () -> faker.address().streetAddress(true));
        fields.put("job", () -> faker.job().title());
        fields.put("quote", () -> faker.shakespeare().hamletQuote());
        fields.put("book", () -> faker.book().title());
        fields.put("comment with order number", () -> "order " + digits(10) + " of " + date() + " at " + time() + ": "
                + faker.lorem().sentence(8) + " (" + (1 + random.nextInt(90)) + "." + two(99) + " EUR, ref. A"
                + digits(5) + "-" + digits(4) + ")");
        fields.put("measurements",
                () -> random.nextDouble() + " x " + random.nextGaussian() * 1000 + " " + random.nextInt(9999) + " "
                        + random.nextInt(9999)
                        + " " + random.nextInt(9999) + " " + random.nextInt(9999));
    }

    private void codes(Faker faker) {
        fields.put("order number", () -> "ORD-" + digits(8));
        fields.put("SKU", () -> letters(3) + "-" + digits(4) + "-" + letters(2) + digits(2));
        fields.put("letters and digits, 9", () -> letters(2) + digits(7));
        fields.put("digits and letter, 9", () -> digits(8) + letters(1));
        fields.put("letters and digits, 16",
                () -> letters(6) + digits(2) + letters(1) + digits(2) + letters(1) + digits(3) + letters(1));
        fields.put("upper case, 22", () -> "DE" + digits(2) + letters(4) + digits(14));
        fields.put("EAN 13", () -> faker.code().ean13());
        fields.put("ISBN 13", () -> faker.code().isbn13(true));
        fields.put("ISBN 10", () -> faker.code().isbn10());
        fields.put("IMEI", () -> faker.code().imei());
        fields.put("UPS tracking", () -> "1Z" + letters(3) + digits(13));
        fields.put("DHL tracking", () -> "00340" + digits(15));
        fields.put("postal tracking", () -> letters(2) + digits(9) + "DE");
        fields.put("invoice", () -> "2024" + two(12) + two(28) + "-" + digits(4));
        fields.put("3-3-4 part number", () -> digits(3) + "-" + digits(3) + "-" + digits(4));
        fields.put("account with spaces", () -> digits(4) + " " + digits(4) + " " + digits(4));
        fields.put("licence plate", () -> letters(2) + " " + letters(2) + " " + digits(4));
        fields.put("ISIN", () -> "US" + digits(10));
    }

    private void machines(Faker faker) {
        fields.put("UUID", () -> new UUID(random.nextLong(), random.nextLong()).toString());
        fields.put("SHA-256", () -> hex(64));
        fields.put("git hash", () -> hex(40));
        fields.put("short hash", () -> hex(8));
        fields.put("base64", () -> {
            byte[] bytes = new byte[30];
            random.nextBytes(bytes);
            return Base64.getEncoder().encodeToString(bytes);
        });
        fields.put("JWT",
                () -> Base64.getUrlEncoder().withoutPadding()
                        .encodeToString(faker.lorem().sentence(20).getBytes(StandardCharsets.UTF_8))
                        + "." + hex(40));
        fields.put("version", () -> random.nextInt(20) + "." + random.nextInt(40) + "." + random.nextInt(100));
        fields.put("version of four", () -> random.nextInt(20) + "." + random.nextInt(10) + "." + random.nextInt(3000)
                + "." + random.nextInt(200));
        fields.put("timestamp", () -> date() + "T" + time() + "." + digits(6) + "Z");
        fields.put("timestamp with zone", () -> date() + " " + time() + "+0" + random.nextInt(10) + ":00");
        fields.put("epoch millis", () -> "17" + digits(11));
        fields.put("epoch micros", () -> "17" + digits(14));
        fields.put("epoch nanos", () -> "17" + digits(17));
        fields.put("decimal", () -> Double.toString(random.nextGaussian() * 1e6));
        fields.put("coordinates", () -> random.nextDouble() * 180 + ", " + random.nextDouble() * 90);
        fields.put("MAC address", () -> faker.internet().macAddress());
        fields.put("URL", () -> "https://" + letters(6).toLowerCase(Locale.ROOT) + ".example.org/" + hex(8) + "/"
                + digits(10) + "?page=" + random.nextInt(99));
        fields.put("user agent", () -> faker.internet().userAgent());
        fields.put("file", () -> "/var/log/" + letters(5) + "/" + date() + "/app-" + digits(12) + ".log");
        fields.put("Java object", () -> "com.example." + letters(6) + "@" + hex(8));
        fields.put("npm package", () -> letters(6).toLowerCase(Locale.ROOT) + "@" + random.nextInt(9) + "."
                + random.nextInt(9) + "." + random.nextInt(9));
        fields.put("log line",
                () -> date() + " " + time() + "," + digits(3) + " INFO [worker-" + random.nextInt(9) + "] c.e."
                        + letters(4) + " - took "
                        + digits(3) + " ms, offset " + digits(9) + ", lag " + digits(5));
    }

    private String date() {
        return "20" + two(30) + "-" + two(12) + "-" + two(28);
    }

    private String time() {
        return two(23) + ":" + two(59) + ":" + two(59);
    }

    private String two(int most) {
        return String.format(Locale.ROOT, "%02d", 1 + random.nextInt(most));
    }

    private String digits(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append((char) ('0' + random.nextInt(10)));
        }
        return text.toString();
    }

    private String letters(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append((char) ('A' + random.nextInt(26)));
        }
        return text.toString();
    }

    private String hex(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(Character.forDigit(random.nextInt(16), 16));
        }
        return text.toString();
    }
}
