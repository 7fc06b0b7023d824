// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

/**
 * A CEL rule over the whole record: {@code record} is the record, {@code now} the time of the check (a timestamp).
 *
 * @param id unique in the contract
 * @param expression a CEL expression of type bool; true means the record satisfies the rule
 * @param description the purpose of the rule, or {@code ""}
 */
public record RecordRule(String id, String expression, Severity severity, String description) {}
