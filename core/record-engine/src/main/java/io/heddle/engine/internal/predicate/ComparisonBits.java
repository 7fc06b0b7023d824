// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.predicate;

/** The outcomes for which a comparison operator is true, as bits. */
final class ComparisonBits {
    static final int LESS = 1;
    static final int EQUAL = 2;
    static final int GREATER = 4;

    private ComparisonBits() {}

    /** The result of the comparison, given the sign of comparing the two sides. */
    static int test(int accepted, int sign) {
        return (accepted >> (sign < 0 ? 0 : sign == 0 ? 1 : 2)) & 1;
    }

    /** The comparison with its sides swapped. */
    static int swapped(int accepted) {
        return (accepted & EQUAL) | ((accepted & LESS) << 2) | ((accepted & GREATER) >> 2);
    }
}
