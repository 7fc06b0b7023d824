// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

/** The effect of a violated rule on the record. */
public enum Severity {
    /** The record is published and the violation counted. */
    WARNING,
    /** The record is quarantined. */
    ERROR
}
