// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.json;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Writes dates and times, given as Avro's number or as ISO-8601 text.
 *
 * @param numberWriter writes the number
 * @param example an example of the text form, for messages
 * @param parse throws {@link DateTimeException} or {@link ArithmeticException} if the text is malformed
 */
record TimeWriter(ValueWriter numberWriter, String example, ToLongFunction<String> parse) implements ValueWriter {
    private static final long NANOS = 1_000_000_000L;

    /** The text form of a logical type. */
    private record TextForm(String example, ToLongFunction<String> parse) {}

    private static final Map<String, TextForm> TEXT_FORMS = Map.of(
            "date", new TextForm("2026-01-31", text -> LocalDate.parse(text).toEpochDay()),
            "time-millis", new TextForm("13:45:30.123", text -> LocalTime.parse(text).toNanoOfDay() / 1_000_000),
            "time-micros", new TextForm("13:45:30.123456", text -> LocalTime.parse(text).toNanoOfDay() / 1_000),
            "timestamp-millis", new TextForm("2026-01-31T13:45:30Z", text -> since(instant(text), 1_000)),
            "timestamp-micros", new TextForm("2026-01-31T13:45:30Z", text -> since(instant(text), 1_000_000)),
            "timestamp-nanos", new TextForm("2026-01-31T13:45:30Z", text -> since(instant(text), NANOS)),
            "local-timestamp-millis", new TextForm("2026-01-31T13:45:30", text -> since(local(text), 1_000)),
            "local-timestamp-micros", new TextForm("2026-01-31T13:45:30", text -> since(local(text), 1_000_000)),
            "local-timestamp-nanos", new TextForm("2026-01-31T13:45:30", text -> since(local(text), NANOS)));

    /** A writer that also accepts the text form, if the logical type has one. */
    static ValueWriter of(String logicalType, ValueWriter plain) {
        TextForm form = TEXT_FORMS.get(logicalType);
        return form == null ? plain : new TimeWriter(plain, form.example(), form.parse());
    }

    @Override
    public String expected() {
        return numberWriter.expected() + " or text like " + example;
    }

    @Override
    public void write(JsonNode value, AvroOutputBuffer out, FieldFaultCollector faults) {
        if (value.isIntegralNumber()) {
            numberWriter.write(value, out, faults);
        } else if (value.isTextual()) {
            try {
                out.writeLong(parse.applyAsLong(value.textValue()));
            } catch (DateTimeException | ArithmeticException mismatch) {
                faults.addOutOfRange("expected " + expected() + "; the text does not have that format");
            }
        } else {
            faults.addWrongType(expected(), value);
        }
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static Instant local(String text) {
        return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }

    private static long since(Instant instant, long perSecond) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), perSecond), instant.getNano() / (NANOS / perSecond));
    }
}
