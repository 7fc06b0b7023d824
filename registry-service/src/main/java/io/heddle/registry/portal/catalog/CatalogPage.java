// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.catalog;

import io.heddle.registry.portal.Link;

import java.util.List;

/** What the page of all products prints. */
public record CatalogPage(List<Link> products) {
    public CatalogPage {
        products = List.copyOf(products);
    }
}
