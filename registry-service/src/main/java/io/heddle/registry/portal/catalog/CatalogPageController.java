// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.catalog;

import io.heddle.registry.portal.PageRenderer;
import io.heddle.registry.portal.PortalSection;
import io.heddle.registry.products.ProductCatalog;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;

/** The page with all products, searchable. */
@Controller("/products")
@Hidden
class CatalogPageController {
    private final ProductCatalog catalog;
    private final CatalogSearch search;
    private final PageRenderer pages;

    CatalogPageController(ProductCatalog catalog, CatalogSearch search, PageRenderer pages) {
        this.catalog = catalog;
        this.search = search;
        this.pages = pages;
    }

    @Get(produces = MediaType.TEXT_HTML)
    HttpResponse<String> list(
            HttpRequest<?> request,
            @Nullable @QueryValue String q,
            @Nullable @QueryValue String domain,
            @Nullable @QueryValue String classification,
            @Nullable @QueryValue String sla,
            @QueryValue(defaultValue = "1") int page) {
        CatalogPage found = search.find(catalog.view(), CatalogQuery.of(q, domain, classification, sla, page));
        if (!PageRenderer.wantsPart(request)) {
            return pages.page(PortalSection.PRODUCTS, "Products", "catalog/page", found);
        }
        // Typing replaces the URL, so that 'back' leaves the search; selecting a filter adds a step that 'back' undoes.
        boolean typing = "q".equals(request.getHeaders().get("HX-Trigger-Name"));
        return pages.part("catalog/part", found)
                .header(typing ? "HX-Replace-Url" : "HX-Push-Url", found.query().address());
    }
}
