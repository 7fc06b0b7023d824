// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.graph;

import java.time.Instant;

/**
 * The period in which something is known to have been true. Union is commutative, associative and idempotent.
 *
 * @param first epoch milliseconds
 * @param last epoch milliseconds, not before first
 */
public record ValidityPeriod(long first, long last) {
    public ValidityPeriod {
        if (first > last) {
            throw new IllegalArgumentException("a span does not end before it begins");
        }
    }

    /** Creates the period between two times in any order. */
    public static ValidityPeriod of(Instant one, Instant other) {
        long a = one.toEpochMilli();
        long b = other.toEpochMilli();
        return new ValidityPeriod(Math.min(a, b), Math.max(a, b));
    }

    public ValidityPeriod union(ValidityPeriod other) {
        return contains(other) ? this : new ValidityPeriod(Math.min(first, other.first), Math.max(last, other.last));
    }

    public boolean contains(ValidityPeriod other) {
        return first <= other.first && other.last <= last;
    }

    public Instant firstTime() {
        return Instant.ofEpochMilli(first);
    }

    public Instant lastTime() {
        return Instant.ofEpochMilli(last);
    }
}
