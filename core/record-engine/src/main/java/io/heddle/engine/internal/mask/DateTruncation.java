// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.mask;

import io.heddle.contract.Mask.Truncate.Unit;
import io.heddle.engine.internal.path.AvroSchemaTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/** The mask {@code truncate}, on Avro's dates and timestamps in their wire form. */
public final class DateTruncation {
    private DateTruncation() {}

    static @Nullable Object mask(Object value, Schema branch, Unit unit) {
        long perDay = perDay(AvroSchemaTypes.logicalType(branch));
        if (perDay == 0) {
            return null;
        }
        if (value instanceof Integer days) {
            return truncate(days, unit);
        }
        return value instanceof Long instant ? (Object) truncate(instant, perDay, unit) : null;
    }

    /** The number of units of a logical type per day; 0 if it is not a date or timestamp. */
    public static long perDay(String logicalType) {
        return switch (logicalType) {
            case "date" -> 1;
            case "timestamp-millis", "local-timestamp-millis" -> 86_400_000L;
            case "timestamp-micros", "local-timestamp-micros" -> 86_400_000_000L;
            case "timestamp-nanos", "local-timestamp-nanos" -> 86_400_000_000_000L;
            default -> 0;
        };
    }

    /** The first day of the month or year; 0 if an int cannot represent it. */
    public static int truncate(int days, Unit unit) {
        long first = firstDay(days, unit);
        return first < Integer.MIN_VALUE ? 0 : (int) first;
    }

    /**
     * The first instant of the month or year; 0 if a long cannot represent it.
     *
     * @param perDay units per day, see {@link #perDay}
     */
    public static long truncate(long instant, long perDay, Unit unit) {
        long first = firstDay(Math.floorDiv(instant, perDay), unit);
        return first < Long.MIN_VALUE / perDay ? 0 : first * perDay;
    }

    /** Any long in milliseconds or finer is within the range of LocalDate. */
    private static long firstDay(long days, Unit unit) {
        LocalDate date = LocalDate.ofEpochDay(days);
        return days - (unit == Unit.YEAR ? date.getDayOfYear() : date.getDayOfMonth()) + 1;
    }
}
