// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.detection;

/**
 * How much of one record is looked at. What lies beyond is skipped, and {@link PersonalDataFindings#isPartial} says so.
 *
 * @param maxStrings texts
 * @param maxBytesPerString bytes of one text, from its start
 * @param maxBytes bytes of all texts together
 */
public record InspectionLimits(int maxStrings, int maxBytesPerString, int maxBytes) {
    /** Enough to know a field by: 1,000 texts, 4 KiB of each, 64 KiB in all. */
    public static final InspectionLimits SAMPLE = new InspectionLimits(1_000, 4_096, 65_536);

    /** Everything: the record's own size bounds it, at a cost that grows with the bytes and no faster. */
    public static final InspectionLimits WHOLE =
            new InspectionLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    /** @throws IllegalArgumentException if one is not positive */
    public InspectionLimits {
        if (maxStrings < 1 || maxBytesPerString < 1 || maxBytes < 1) {
            throw new IllegalArgumentException("a reach is positive");
        }
    }
}
