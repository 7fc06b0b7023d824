// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.detection;

/**
 * Limits how much of one record is inspected. The rest is skipped, and {@link PersonalDataFindings#isPartial} returns
 * true.
 *
 * @param maxStrings number of texts
 * @param maxBytesPerString bytes of one text, from its start
 * @param maxBytes bytes of all texts together
 */
public record InspectionLimits(int maxStrings, int maxBytesPerString, int maxBytes) {
    /** Enough to recognise what a field holds: 1,000 texts, 4 KiB of each, 64 KiB in total. */
    public static final InspectionLimits SAMPLE = new InspectionLimits(1_000, 4_096, 65_536);

    /** The whole record: bounded by the record's own size; the cost is linear in the bytes. */
    public static final InspectionLimits UNLIMITED =
            new InspectionLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    /** @throws IllegalArgumentException if one is not positive */
    public InspectionLimits {
        if (maxStrings < 1 || maxBytesPerString < 1 || maxBytes < 1) {
            throw new IllegalArgumentException("the reach must be positive");
        }
    }
}
