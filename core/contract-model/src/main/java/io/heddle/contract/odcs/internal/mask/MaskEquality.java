// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.mask;

/** The effect of a mask on the equality of values, which decides whether a masked key still identifies records. */
public enum MaskEquality {
    /** Equal values stay equal, different values stay different. */
    PRESERVED,
    /** Different values can become equal. */
    MERGED,
    /** Equal values can become different. */
    SPLIT
}
