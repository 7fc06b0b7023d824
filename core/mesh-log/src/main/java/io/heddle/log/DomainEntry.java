// SPDX-License-Identifier: Apache-2.0
package io.heddle.log;

import io.heddle.contract.DomainName;

/**
 * A registered domain.
 *
 * @param kind {@code source-aligned}, {@code consumer-aligned} or {@code shared}
 * @param owner the owning team
 * @param description {@code ""} if not given
 */
public record DomainEntry(DomainName name, Kind kind, String owner, String description) {
    /** What a domain's products are aligned with. */
    public enum Kind {
        SOURCE_ALIGNED("source-aligned"),
        CONSUMER_ALIGNED("consumer-aligned"),
        SHARED("shared");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        /** @throws IllegalArgumentException if the word is not one of the three kinds */
        public static Kind ofWord(String word) {
            for (Kind kind : values()) {
                if (kind.word.equals(word)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException(
                    "domain kind '" + word + "' is not valid; expected source-aligned, consumer-aligned or shared");
        }
    }
}
