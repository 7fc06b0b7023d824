// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.graph;

import java.time.Instant;

/**
 * From when to when something is known to have been so. Joining is commutative, associative and idempotent.
 *
 * @param first epoch milliseconds
 * @param last epoch milliseconds, not before first
 */
public record Span(long first, long last) {
    public Span {
        if (first > last) {
            throw new IllegalArgumentException("a span does not end before it begins");
        }
    }

    /** Of two times in any order. */
    public static Span of(Instant one, Instant other) {
        long a = one.toEpochMilli();
        long b = other.toEpochMilli();
        return new Span(Math.min(a, b), Math.max(a, b));
    }

    public Span join(Span other) {
        return contains(other) ? this : new Span(Math.min(first, other.first), Math.max(last, other.last));
    }

    public boolean contains(Span other) {
        return first <= other.first && other.last <= last;
    }

    public Instant firstTime() {
        return Instant.ofEpochMilli(first);
    }

    public Instant lastTime() {
        return Instant.ofEpochMilli(last);
    }
}
