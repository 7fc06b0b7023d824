// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.personaldata;

import io.heddle.contract.PersonalDataKind;

/** The sightings in one text: the best evidence of each kind. Reused from text to text; not thread-safe. */
@SuppressWarnings("EnumOrdinal") // a bit for each kind; it never leaves the process
public final class TextSightings {
    /** Right form but wrong check digit; shows how many values pass the check by chance. */
    public static final int SHAPE = 1;
    /** Right form and check digit, but numbers of another kind pass now and then. */
    public static final int CHECKED = 2;
    /** No other value has this form. */
    public static final int CERTAIN = 3;

    private static final int KINDS = PersonalDataKind.values().length;

    private final byte[] evidence = new byte[KINDS];
    private final long[] values = new long[KINDS];
    private int seen;

    void clear() {
        seen = 0;
    }

    /** The kinds seen, as a bit set of ordinals. */
    public int seen() {
        return seen;
    }

    /** The evidence of a kind that was seen. */
    public int evidence(int kind) {
        return evidence[kind];
    }

    /** The fingerprint of a kind that was seen. */
    public long value(int kind) {
        return values[kind];
    }

    void record(PersonalDataKind kind, int how) {
        record(kind, how, 0);
    }

    void record(PersonalDataKind kind, int how, long value) {
        int index = kind.ordinal();
        int bit = 1 << index;
        if ((seen & bit) == 0 || evidence[index] < how) {
            seen |= bit;
            evidence[index] = (byte) how;
            values[index] = value;
        }
    }
}
