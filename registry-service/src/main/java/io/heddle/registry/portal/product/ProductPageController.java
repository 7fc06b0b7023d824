// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.product;

import io.heddle.contract.ProductId;
import io.heddle.log.ContractEntry;
import io.heddle.registry.RegistryConfig;
import io.heddle.registry.portal.Link;
import io.heddle.registry.portal.NotFoundException;
import io.heddle.registry.portal.Pages;
import io.heddle.registry.portal.Section;
import io.heddle.registry.portal.live.LiveProducts;
import io.heddle.registry.problem.ProblemException;
import io.heddle.registry.products.Catalog;
import io.heddle.registry.products.NearestId;
import io.heddle.registry.sla.MeshBoard;
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

    private final Catalog catalog;
    private final MeshBoard board;
    private final LiveProducts live;
    private final RegistryConfig config;
    private final Pages pages;

    ProductPageController(
            Catalog catalog, MeshBoard board, LiveProducts live, RegistryConfig config, Pages pages) {
        this.catalog = catalog;
        this.board = board;
        this.live = live;
        this.config = config;
        this.pages = pages;
    }

    @Get(value = "/{id}", produces = MediaType.TEXT_HTML)
    HttpResponse<String> show(String id) {
        ContractEntry entry = find(id);
        return pages.page(Section.PRODUCTS, id, "product/page", ProductPage.of(entry, catalog.history(id).values(),
                board.statuses(id), new ProductPage.Where(config.bootstrapServers(), config.schemaRegistryAddress()),
                live.now(id)));
    }

    private ContractEntry find(String id) {
        try {
            return catalog.product(id);
        } catch (ProblemException e) {
            List<String> known = catalog.view().contracts().keySet().stream().map(ProductId::toString).toList();
            throw new NotFoundException("No such data product", "There is no data product '" + id + "' in this mesh.",
                    NearestId.several(id, known, NEAREST).stream()
                            .map(near -> new Link("/products/" + near, near))
                            .toList());
        }
    }
}
