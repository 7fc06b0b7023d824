// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.catalog;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Orders the usual classifications from most to least sensitive; any others follow. */
final class ClassificationOrder {
    private static final List<String> USUAL = List.of("restricted", "confidential", "internal", "public");

    static final Comparator<String> MOST_SENSITIVE_FIRST =
            Comparator.comparingInt(ClassificationOrder::rank).thenComparing(Comparator.naturalOrder());

    private ClassificationOrder() {}

    /** The most sensitive classification; {@code ""} if there is none. */
    static String highest(Collection<String> classifications) {
        return classifications.stream().min(MOST_SENSITIVE_FIRST).orElse("");
    }

    private static int rank(String classification) {
        int rank = USUAL.indexOf(classification);
        return rank < 0 ? USUAL.size() : rank;
    }
}
