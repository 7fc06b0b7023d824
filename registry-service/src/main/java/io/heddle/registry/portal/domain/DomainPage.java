// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.domain;

import io.heddle.registry.portal.PageLink;
import io.heddle.registry.portal.SlaBadge;

import java.util.List;

/**
 * What the page of a domain prints.
 *
 * @param consumers who reads from its products
 * @param sources whom its products are made from
 * @param applications what belongs to it and moves data
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

    /** A product of the domain. */
    public record ProductRow(String id, String name, String version, String status, String purpose, SlaBadge sla) {}

    /**
     * Somebody on the other side of the border.
     *
     * @param kind {@code product}, {@code application} or {@code dataset}
     * @param owner {@code ""} if unknown
     * @param with the product of this domain that they are connected with
     */
    public record Neighbour(PageLink who, String kind, String owner, PageLink with, String evidence) {}
}
