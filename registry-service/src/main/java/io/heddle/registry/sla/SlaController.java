// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.sla;

import io.heddle.registry.products.ProductCatalog;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** The REST API for service levels: their latest status and their history. */
@Controller("/api/v1")
@Tag(name = "observation")
class SlaController {
    private final MeshStatusView statusView;
    private final SlaHistory history;
    private final ProductCatalog catalog;

    SlaController(MeshStatusView statusView, SlaHistory history, ProductCatalog catalog) {
        this.statusView = statusView;
        this.history = history;
        this.catalog = catalog;
    }

    record SlaList(List<SlaStatus> items) {}

    /** The history of a product's objectives. */
    @Schema(name = "OperationsController.SlaHistoryList")
    record SlaHistoryList(String product, List<ObjectiveHistory> items) {}

    @Operation(summary = "The latest status of every objective, of one product or all")
    @Get("/sla")
    SlaList sla(@Nullable @QueryValue String product) {
        if (product != null) {
            catalog.product(product);
        }
        return new SlaList(statusView.statuses(product));
    }

    @Operation(summary = "A product's service levels in each minute of the last six hours")
    @Get("/products/{id}/sla/history")
    SlaHistoryList slaHistory(String id) {
        String product = catalog.product(id).contract().id().toString();
        return new SlaHistoryList(product, history.of(product));
    }
}
