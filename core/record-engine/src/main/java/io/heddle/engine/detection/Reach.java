// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.detection;

/**
 * How much of one record is looked at. What lies beyond is skipped, and {@link Findings#isPartial} says so.
 *
 * @param strings texts
 * @param bytesOfString bytes of one text, from its start
 * @param bytes bytes of all texts together
 */
public record Reach(int strings, int bytesOfString, int bytes) {
    /** Enough to know a field by: 1,000 texts, 4 KiB of each, 64 KiB in all. */
    public static final Reach SAMPLE = new Reach(1_000, 4_096, 65_536);

    /** Everything: the record's own size bounds it, at a cost that grows with the bytes and no faster. */
    public static final Reach WHOLE = new Reach(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    /** @throws IllegalArgumentException if one is not positive */
    public Reach {
        if (strings < 1 || bytesOfString < 1 || bytes < 1) {
            throw new IllegalArgumentException("a reach is positive");
        }
    }
}
