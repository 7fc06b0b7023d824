// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.mask;

/** What a mask does to the equality of values, which decides whether a masked key is still a key. */
public enum MaskEquality {
    /** Equal values stay equal, different ones stay different. */
    PRESERVED,
    /** Different values become equal. */
    MERGED,
    /** Equal values become different. */
    SPLIT
}
