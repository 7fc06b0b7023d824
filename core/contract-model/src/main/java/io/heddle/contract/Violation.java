// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

/**
 * A rule that a record violates.
 *
 * @param rule the rule's id in the contract, or a {@link ReasonCode} if the bytes themselves are invalid
 * @param path the field path, or {@code ""} for the whole record
 * @param value the offending value, <b>redacted</b> to its type and size ({@code string(17)}, {@code long}, {@code
 *        null}); never contains personal data
 * @param message what is wrong and what was expected; never contains a value of the record
 */
public record Violation(String rule, String path, String value, String message, Severity severity) {
    /** The maximum number of violations listed per record. */
    public static final int MAX_PER_RECORD = 20;
}
