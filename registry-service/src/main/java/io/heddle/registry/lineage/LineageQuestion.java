// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;

/**
 * What to tell of the lineage of one node.
 *
 * @param node {@code crm.customers} (a product), {@code crm.customers#email} (a field of it), or the id of a node in an
 *        earlier answer, such as {@code topic:crm.customers.v1.full} or {@code application:fraud.scoring}
 * @param depth how many steps to follow, 1 to {@value #MAX_DEPTH}
 */
public record LineageQuestion(String node, Direction direction, int depth, Level level) {
    public static final int MAX_DEPTH = 50;

    /** Which way to follow the data. */
    public enum Direction {
        /** To where it comes from. */
        UPSTREAM,
        /** To where it goes. */
        DOWNSTREAM,
        BOTH;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How closely to look. */
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
