// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

/**
 * A rule over the whole record, in CEL: {@code record} is the record, {@code now} the time of the check (a timestamp).
 *
 * @param id unique in the contract
 * @param expression a CEL expression of type bool; true means the record keeps the rule
 * @param description what the rule is for, or {@code ""}
 */
public record RecordRule(String id, String expression, Severity severity, String description) {}
