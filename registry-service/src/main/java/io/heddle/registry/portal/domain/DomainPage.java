// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.domain;

import io.heddle.registry.portal.PageLink;
import io.heddle.registry.portal.SlaBadge;

import java.util.List;

/**
 * The model of the page of a domain.
 *
 * @param consumers the readers of its products
 * @param sources what its products are built from
 * @param applications its own applications
 */
public record DomainPage(
        String name,
        String kind,
        String owner,
        String description,
        List<ProductRow> products,
        List<Neighbour> consumers,
        List<Neighbour> sources,
        List<PageLink> applications) {
    public DomainPage {
        products = List.copyOf(products);
        consumers = List.copyOf(consumers);
        sources = List.copyOf(sources);
        applications = List.copyOf(applications);
    }

    public record ProductRow(String id, String name, String version, String status, String purpose, SlaBadge sla) {}

    /**
     * A neighbour outside the domain.
     *
     * @param kind {@code product}, {@code application} or {@code dataset}
     * @param owner {@code ""} if unknown
     * @param with the product of this domain it is connected with
     */
    public record Neighbour(PageLink who, String kind, String owner, PageLink with, String evidence) {}
}
