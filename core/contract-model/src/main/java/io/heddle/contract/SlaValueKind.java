// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

/** What the value of a service level is: decides which values and units a contract may give, and how one is shown. */
public enum SlaValueKind {
    /** A number with a unit of time; measured in seconds. */
    DURATION,
    /** A percentage, or without a unit a share from 0 to 1; measured as a share. */
    SHARE,
    /** A number in any unit. */
    AMOUNT,
    /** A number, a date, a text: whatever the document says. */
    FREE
}
