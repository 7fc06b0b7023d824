// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One way to narrow the products down.
 *
 * @param name of the parameter in the address
 * @param chosen {@code ""} for all
 * @param total how many products there are without this facet
 */
public record CatalogFacet(String name, String label, String chosen, int total, List<Choice> choices) {
    public CatalogFacet {
        choices = List.copyOf(choices);
    }

    /**
     * One value.
     *
     * @param count how many products it leaves
     */
    public record Choice(String value, int count) {
        /** Stays the same for the same value, so that the keyboard's place survives an update. */
        public String id() {
            return Integer.toHexString(value.hashCode());
        }
    }

    /**
     * The facet over products that everything but itself has left.
     *
     * @param values what each product has; a product may have several or none
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
