// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

/**
 * A rule of a contract that does not compile, found before any record is checked. Immutable.
 *
 * @param rule the rule's id in the contract
 * @param message what is wrong with it, and where in its expression
 */
public record RuleFault(String rule, String message) {}
