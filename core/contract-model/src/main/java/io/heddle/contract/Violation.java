// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

/**
 * One rule that one record breaks.
 *
 * @param rule the rule's id in the contract, or the {@link ReasonCode} for what is wrong with the bytes themselves
 * @param path the field path, or {@code ""} for the whole record
 * @param value the offending value, <b>redacted</b>: its type and size, never its content ({@code string(17)},
 *        {@code long}, {@code null}); never holds personal data
 * @param message what is wrong and what was expected; never holds a value of the record
 */
public record Violation(String rule, String path, String value, String message, Severity severity) {
    /** More violations than this of one record are not listed. */
    public static final int MAX_PER_RECORD = 20;
}
