// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.predicate;

/** The outcomes of a comparison that make it true, as bits. */
final class ComparisonBits {
    static final int LESS = 1;
    static final int EQUAL = 2;
    static final int GREATER = 4;

    private ComparisonBits() {}

    /** What the comparison says, given which of the two is larger. */
    static int test(int wanted, int sign) {
        return (wanted >> (sign < 0 ? 0 : sign == 0 ? 1 : 2)) & 1;
    }

    /** The same comparison with its sides exchanged. */
    static int swapped(int wanted) {
        return (wanted & EQUAL) | ((wanted & LESS) << 2) | ((wanted & GREATER) >> 2);
    }
}
