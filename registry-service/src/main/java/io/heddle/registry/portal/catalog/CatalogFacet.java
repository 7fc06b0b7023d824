// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A filter on the product list.
 *
 * @param name of the query parameter
 * @param chosen {@code ""} for all
 * @param total the number of products without this filter
 */
public record CatalogFacet(String name, String label, String chosen, int total, List<Choice> choices) {
    public CatalogFacet {
        choices = List.copyOf(choices);
    }

    /**
     * A possible value of the filter.
     *
     * @param count the number of products with this value
     */
    public record Choice(String value, int count) {
        /** Stable for the same value, so that keyboard focus survives an update. */
        public String id() {
            return Integer.toHexString(value.hashCode());
        }
    }

    /**
     * Computes the facet over the products that match all other filters.
     *
     * @param values the values of each product; there may be several or none
     */
    static CatalogFacet of(
            String name, String label, String chosen, Collection<? extends Collection<String>> values,
            Comparator<String> order) {
        Map<String, Integer> counts = new TreeMap<>(order);
        values.forEach(each -> each.forEach(value -> counts.merge(value, 1, Integer::sum)));
        if (!chosen.isEmpty()) {
            counts.putIfAbsent(chosen, 0);
        }
        List<Choice> choices = new ArrayList<>();
        counts.forEach((value, count) -> choices.add(new Choice(value, count)));
        return new CatalogFacet(name, label, chosen, values.size(), choices);
    }
}
