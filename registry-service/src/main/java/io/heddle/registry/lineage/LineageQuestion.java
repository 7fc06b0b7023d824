// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;

/**
 * A query for the lineage of one node.
 *
 * @param node {@code crm.customers} (a product), {@code crm.customers#email} (one of its fields), or the id of a node
 *        in an earlier answer, such as {@code topic:crm.customers.v1.full} or {@code application:fraud.scoring}
 * @param depth how many steps to follow, 1 to {@value #MAX_DEPTH}
 */
public record LineageQuestion(String node, Direction direction, int depth, Level level) {
    public static final int MAX_DEPTH = 50;

    /** The direction in which to follow the data. */
    public enum Direction {
        /** To its sources. */
        UPSTREAM,
        /** To its consumers. */
        DOWNSTREAM,
        BOTH;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The level of detail. */
    public enum Level {
        /** Products, applications, and datasets outside the mesh. */
        PRODUCT,
        /** Fields on the topics of products, and of datasets outside the mesh. */
        FIELD;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
