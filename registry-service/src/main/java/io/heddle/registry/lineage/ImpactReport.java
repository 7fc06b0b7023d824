// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Who is affected when a product, or one of its fields, changes.
 *
 * @param field null for the whole product
 * @param complete false if the search reached its limit
 * @param owners the teams to contact, nearest first
 */
@Schema(name = "Impact")
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
     * An affected node downstream; lists are ordered nearest first.
     *
     * @param id as in {@link LineageAnswer.Node}
     * @param distance the number of steps from the product; edges within a product do not count
     * @param certain false if it is known to receive data of the product, but not whether it receives this field
     * @param path the ids along one of the shortest paths
     */
    @Schema(name = "Impact.Reached")
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

    /** A team and the affected products and applications it owns; the name is empty for those without an owner. */
    @Schema(name = "Impact.Owner")
    public record Owner(String name, int distance, List<String> products, List<String> applications) {
        public Owner {
            products = List.copyOf(products);
            applications = List.copyOf(applications);
        }
    }
}
