// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Who is hit when a product, or one field of it, changes.
 *
 * @param field null for the whole product
 * @param complete false if there is more than could be followed
 * @param owners the teams to talk to, the nearest first
 */
public record ImpactReport(
        String product,
        @Nullable String field,
        boolean complete,
        List<Reached> products,
        List<Reached> applications,
        List<Reached> datasets,
        List<Owner> owners) {
    public ImpactReport {
        products = List.copyOf(products);
        applications = List.copyOf(applications);
        datasets = List.copyOf(datasets);
        owners = List.copyOf(owners);
    }

    /**
     * Something downstream, the nearest first.
     *
     * @param id as in {@link LineageAnswer.Node}
     * @param distance steps from the product; what stays inside a product is no step
     * @param certain false if it is only known that data of the product goes there, not that this field does
     * @param path one of the shortest ways there, as ids
     */
    public record Reached(
            String id,
            String name,
            @Nullable String domain,
            @Nullable String owner,
            int distance,
            boolean certain,
            List<String> path) {
        public Reached {
            path = List.copyOf(path);
        }
    }

    /** A team with what it owns of that; empty name for what nobody owns. */
    public record Owner(String name, int distance, List<String> products, List<String> applications) {
        public Owner {
            products = List.copyOf(products);
            applications = List.copyOf(applications);
        }
    }
}
