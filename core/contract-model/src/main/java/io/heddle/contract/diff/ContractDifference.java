// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.diff;

/**
 * A difference between a version of a contract and its predecessor.
 *
 * @param what the part of the contract: {@code field email}, {@code SLA freshness}
 * @param detail in words: {@code string}, {@code long instead of int}; {@code ""} if there is nothing to add
 */
public record ContractDifference(Kind kind, String what, String detail) {
    /** The kind of change. */
    public enum Kind {
        ADDED("added"), REMOVED("removed"), CHANGED("changed");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
