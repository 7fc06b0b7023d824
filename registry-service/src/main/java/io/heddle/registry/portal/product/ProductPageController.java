// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.product;

import io.heddle.contract.ProductId;
import io.heddle.contract.suggestion.NameSuggestions;
import io.heddle.log.ContractEntry;
import io.heddle.registry.config.RegistryConfig;
import io.heddle.registry.portal.PageLink;
import io.heddle.registry.portal.PageNotFoundException;
import io.heddle.registry.portal.PageRenderer;
import io.heddle.registry.portal.PortalSection;
import io.heddle.registry.portal.live.LiveProductReader;
import io.heddle.registry.problem.ProblemException;
import io.heddle.registry.products.ProductCatalog;
import io.heddle.registry.sla.MeshStatusView;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;

import java.util.List;

/** The page of one product. */
@Controller("/products")
@Hidden
class ProductPageController {
    private static final int NEAREST = 5;

    private final ProductCatalog catalog;
    private final MeshStatusView statusView;
    private final LiveProductReader live;
    private final RegistryConfig config;
    private final PageRenderer pages;

    ProductPageController(
            ProductCatalog catalog, MeshStatusView statusView, LiveProductReader live, RegistryConfig config,
            PageRenderer pages) {
        this.catalog = catalog;
        this.statusView = statusView;
        this.live = live;
        this.config = config;
        this.pages = pages;
    }

    @Get(value = "/{id}", produces = MediaType.TEXT_HTML)
    HttpResponse<String> show(String id) {
        ContractEntry entry = find(id);
        return pages.page(PortalSection.PRODUCTS, id, "product/page",
                ProductPage.of(entry, catalog.history(id).values(),
                        statusView.statuses(id),
                        new ProductPage.MeshAddresses(config.bootstrapServers(), config.schemaRegistryAddress()),
                        live.read(id)));
    }

    private ContractEntry find(String id) {
        try {
            return catalog.product(id);
        } catch (ProblemException e) {
            List<String> known = catalog.view().contracts().keySet().stream().map(ProductId::toString).toList();
            throw new PageNotFoundException("No such data product",
                    "There is no data product '" + id + "' in this mesh.",
                    NameSuggestions.closest(id, known, NEAREST).stream()
                            .map(near -> new PageLink("/products/" + near, near))
                            .toList());
        }
    }
}
