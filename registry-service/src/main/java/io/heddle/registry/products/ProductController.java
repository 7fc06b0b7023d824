// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.products;

import io.heddle.contract.ContractVersion;
import io.heddle.log.ContractEntry;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.util.Collection;

/** The REST API for products. */
@Controller("/api/v1/products")
@Tag(name = "products")
class ProductController {
    private final ProductCatalog catalog;

    ProductController(ProductCatalog catalog) {
        this.catalog = catalog;
    }

    @Operation(summary = "All products by id, a page at a time")
    @Get
    ProductSummaryPage list(@QueryValue(defaultValue = "100") int limit, @Nullable @QueryValue String cursor) {
        return ProductSummaryPage.of(catalog.view(), limit, cursor);
    }

    @Operation(summary = "A product with everything needed to work with it")
    @Get("/{id}")
    HttpResponse<ProductDetail> get(String id) {
        ContractEntry entry = catalog.product(id);
        Collection<ContractVersion> versions = catalog.history(id).keySet();
        return HttpResponse.ok(ProductDetail.of(entry, versions))
                .header(HttpHeaders.ETAG, '"' + entry.contract().version().toString() + '"');
    }
}
