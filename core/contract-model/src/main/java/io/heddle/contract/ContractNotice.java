// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

/** Something valid that the author should know about, such as a rule that is recorded but not enforced. */
public record ContractNotice(String code, int line, int column, String path, String message) {}
