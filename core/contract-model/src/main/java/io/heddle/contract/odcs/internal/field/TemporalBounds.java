// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.field;

import io.heddle.contract.odcs.internal.schema.FieldType;
import io.heddle.contract.yaml.YamlScalar;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads bounds of numbers, dates and times in the unit of the Avro field. */
final class TemporalBounds {
    private static final long NANOS = 1_000_000_000L;

    private TemporalBounds() {}

    /** The bound: numbers as they are, texts as ISO 8601 if the field is a date or time. */
    static Optional<BigDecimal> read(YamlScalar value, FieldType type) {
        if (!value.isText()) {
            return value.number();
        }
        try {
            return switch (type.logical()) {
                case "date" -> Optional.of(BigDecimal.valueOf(LocalDate.parse(value.text()).toEpochDay()));
                case "time-millis" -> nanos(LocalTime.parse(value.text()), 1_000_000);
                case "time-micros" -> nanos(LocalTime.parse(value.text()), 1_000);
                case "timestamp-millis", "local-timestamp-millis" -> Optional.of(since(value.text(), 1_000));
                case "timestamp-micros", "local-timestamp-micros" -> Optional.of(since(value.text(), 1_000_000));
                case "timestamp-nanos", "local-timestamp-nanos" -> Optional.of(since(value.text(), NANOS));
                default -> Optional.empty();
            };
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static String expected(FieldType type) {
        return isTemporal(type) ? "an ISO 8601 " + kind(type) + " or a number" : "a number";
    }

    static String example(FieldType type) {
        return switch (kind(type)) {
            case "date" -> "\"2020-01-31\"";
            case "time" -> "\"08:30:00\"";
            case "timestamp" ->
                type.logical().startsWith("local") ? "\"2020-01-31T08:30:00\"" : "\"2020-01-31T08:30:00Z\"";
            default -> "a number such as 0";
        };
    }

    private static boolean isTemporal(FieldType type) {
        return !kind(type).isEmpty();
    }

    private static String kind(FieldType type) {
        String logical = type.logical();
        return logical.equals("date")
                ? "date"
                : logical.startsWith("time-") ? "time" : logical.contains("timestamp-") ? "timestamp" : "";
    }

    private static Optional<BigDecimal> nanos(LocalTime time, long unit) {
        return Optional.of(BigDecimal.valueOf(time.toNanoOfDay() / unit));
    }

    private static BigDecimal since(String text, long perSecond) {
        String iso = text.replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) ", "$1T"); // the examples of the standard use a space
        boolean withoutZone = iso.matches("[0-9T:.-]{11,29}") && iso.lastIndexOf('-') < iso.indexOf('T');
        Instant instant = withoutZone
                ? LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC) // the standard's default
                : OffsetDateTime.parse(iso).toInstant();
        return BigDecimal.valueOf(instant.getEpochSecond())
                .multiply(BigDecimal.valueOf(perSecond))
                .add(BigDecimal.valueOf(instant.getNano() / (NANOS / perSecond)));
    }
}
