// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.catalog;

import io.heddle.registry.portal.Link;
import io.heddle.registry.portal.Pages;
import io.heddle.registry.portal.Section;
import io.heddle.registry.products.Catalog;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;

import java.util.List;

/** All products. */
@Controller("/products")
@Hidden
class CatalogController {
    private final Catalog catalog;
    private final Pages pages;

    CatalogController(Catalog catalog, Pages pages) {
        this.catalog = catalog;
        this.pages = pages;
    }

    @Get(produces = MediaType.TEXT_HTML)
    HttpResponse<String> list() {
        List<Link> products = catalog.view().products().stream()
                .map(entry -> entry.contract().id().toString())
                .map(id -> new Link("/products/" + id, id))
                .toList();
        return pages.page(Section.PRODUCTS, "Products", "catalog/page", new CatalogPage(products));
    }
}
