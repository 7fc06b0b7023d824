// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

/** The type of a service level's value, which determines the allowed values and units and how it is displayed. */
public enum SlaValueKind {
    /** A number with a time unit; measured in seconds. */
    DURATION,
    /** A percentage, or a share from 0 to 1 without unit; measured as a share. */
    SHARE,
    /** A number in any unit. */
    AMOUNT,
    /** Any value: a number, a date, a text. */
    FREE
}
