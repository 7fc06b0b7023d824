// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.mask;

import io.heddle.contract.Mask.Truncate.Unit;
import io.heddle.engine.internal.compiled.runtime.LeafMask;
import io.heddle.engine.internal.compiled.runtime.LeafType;
import io.heddle.engine.internal.compiled.runtime.MaskScratch;
import io.heddle.engine.internal.compiled.runtime.PortOutput;
import io.heddle.engine.internal.mask.DateTruncation;
import io.heddle.engine.internal.path.AvroSchemaTypes;
import org.apache.avro.Schema;

/**
 * The mask {@code truncate} without allocation. Computes Gregorian dates with years that start in March, so that the
 * leap day is the last day of the year.
 */
record TruncateLeafMask(long perDay, Unit unit) implements LeafMask {
    private static final int DAYS_OF_400_YEARS = 146_097;
    /** Days from 1 March of year 0 to 1 January 1970. */
    private static final int TO_EPOCH = 719_468;
    private static final int MARCH_TO_JANUARY = 306;
    private static final int JANUARY_TO_MARCH = 59;

    /** The number of units of the type per day; 0 if the type has none, in which case values are redacted. */
    static long perDay(LeafType leaf) {
        boolean number = leaf.type() == Schema.Type.INT || leaf.type() == Schema.Type.LONG;
        return number ? DateTruncation.perDay(AvroSchemaTypes.logicalType(leaf.schema())) : 0;
    }

    @Override
    public void write(LeafType leaf, byte[] bytes, int from, int end, PortOutput output, MaskScratch scratch) {
        long value = leaf.number(bytes, from);
        long first = firstDay(Math.floorDiv(value, perDay), unit);
        long min = leaf.type() == Schema.Type.INT ? Integer.MIN_VALUE : Long.MIN_VALUE / perDay;
        output.writeVarint(first < min ? 0 : first * perDay);
    }

    /** The first day of the month or year, in days since 1970. */
    static long firstDay(long days, Unit unit) {
        long shifted = days + TO_EPOCH;
        int day = (int) Math.floorMod(shifted, (long) DAYS_OF_400_YEARS);
        int year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
        int ofYear = day - (365 * year + year / 4 - year / 100);
        if (unit == Unit.MONTH) {
            int month = (5 * ofYear + 2) / 153;
            return days - (ofYear - (153 * month + 2) / 5);
        }
        if (ofYear >= MARCH_TO_JANUARY) {
            return days - (ofYear - MARCH_TO_JANUARY);
        }
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year == 0);
        return days - (ofYear + JANUARY_TO_MARCH + (leap ? 1 : 0));
    }

    @Override
    public String toString() {
        return unit == Unit.MONTH ? "truncate to months" : "truncate to years";
    }
}
