// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.graph;

import org.jspecify.annotations.Nullable;

/**
 * How far the knowledge of one fact has come.
 *
 * @param known what questions see
 * @param proposed that, and what this replica alone has seen
 * @param kept what the topic says last; null if nothing
 * @param told what this replica has told the topic and not heard back yet; null if nothing
 * @param forgetting whether it has told the topic to forget it, and not heard that back yet
 */
record Keeping(
        @Nullable Span known,
        @Nullable Span proposed,
        @Nullable Span kept,
        @Nullable Span told,
        boolean forgetting) {
    static final Keeping NOTHING = new Keeping(null, null, null, null, false);

    Keeping merge(Span span) {
        return new Keeping(join(known, span), join(proposed, span), kept, told, forgetting);
    }

    Keeping propose(Span span) {
        return new Keeping(known, join(proposed, span), kept, told, forgetting);
    }

    Keeping heard(Span span) {
        boolean own = told != null && span.contains(told);
        return new Keeping(join(known, span), join(proposed, span), span, own ? null : told, false);
    }

    Keeping heardNothing() {
        return new Keeping(known, proposed, null, null, false);
    }

    Keeping tell() {
        return new Keeping(known, proposed, kept, proposed, false);
    }

    Keeping tellNothing() {
        return new Keeping(known, proposed, kept, null, true);
    }

    Keeping notTold() {
        return new Keeping(known, proposed, kept, null, false);
    }

    /** Of two facts that turn out to be one; what the topic says of either it does not say of the one. */
    Keeping join(Keeping other) {
        return new Keeping(join(known, other.known), join(proposed, other.proposed), null, null, false);
    }

    private static @Nullable Span join(@Nullable Span one, @Nullable Span other) {
        return one == null ? other : other == null ? one : one.join(other);
    }
}
