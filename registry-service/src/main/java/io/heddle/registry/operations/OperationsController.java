// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.operations;

import io.heddle.registry.products.ProductCatalog;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** The REST API for operations: instances, throughput and lag. */
@Controller("/api/v1")
@Tag(name = "observation")
class OperationsController {
    private final OperationsService service;
    private final ThroughputView throughputView;
    private final ProductCatalog catalog;

    OperationsController(OperationsService room, ThroughputView flows, ProductCatalog catalog) {
        this.service = room;
        this.throughputView = flows;
        this.catalog = catalog;
    }

    @Operation(summary = "Instances, cells, lag, throughput, and the records that wait with their causes")
    @Get("/operations")
    @ExecuteOn(TaskExecutors.BLOCKING)
    OperationsSnapshot operations() {
        return service.snapshot();
    }

    @Operation(summary = "A product's throughput now and in each minute of the last six hours")
    @Get("/products/{id}/rates")
    ProductRates rates(String id) {
        return throughputView.rates(catalog.product(id).contract().id().toString());
    }
}
