// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.personaldata;

import io.heddle.contract.PersonalDataKind;

/** What was seen in one text: of each kind the best. Used for text after text; not thread-safe. */
@SuppressWarnings("EnumOrdinal") // a bit for each kind; it never leaves the process
public final class TextSightings {
    /** Right in form, wrong in its check digit; tells how much chance finds. */
    public static final int SHAPE = 1;
    /** Right in form and check digit, but numbers of another kind pass for it now and then. */
    public static final int CHECKED = 2;
    /** Nothing else looks like it. */
    public static final int CERTAIN = 3;

    private static final int KINDS = PersonalDataKind.values().length;

    private final byte[] evidence = new byte[KINDS];
    private final long[] values = new long[KINDS];
    private int seen;

    void clear() {
        seen = 0;
    }

    /** The kinds seen, one bit for each ordinal. */
    public int seen() {
        return seen;
    }

    /** How sure it is; only for kinds that were seen. */
    public int evidence(int kind) {
        return evidence[kind];
    }

    /** Tells values of one kind apart; only for kinds that were seen. */
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
