// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.events.view;

import io.heddle.registry.problem.ProblemCode;
import io.heddle.registry.problem.ProblemDetails;
import io.heddle.registry.products.ProductCatalog;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** The REST API for events. */
@Controller("/api/v1")
@Tag(name = "observation")
class EventController {
    private final MeshEventView view;
    private final ProductCatalog catalog;

    EventController(MeshEventView view, ProductCatalog catalog) {
        this.view = view;
        this.catalog = catalog;
    }

    @Schema(name = "SlaController.EventList")
    record EventList(List<MeshEventJson> items) {}

    @Operation(summary = "The newest events of the mesh, newest first")
    @Get("/events")
    EventList events(@QueryValue(defaultValue = "50") int limit, @Nullable @QueryValue String product) {
        if (limit < 1 || limit > MeshEventView.MAX_EVENTS) {
            throw ProblemDetails.of(ProblemCode.REQUEST_MALFORMED, "limit is " + limit + "; expected 1 to "
                    + MeshEventView.MAX_EVENTS, "Correct the limit").toException();
        }
        if (product != null) {
            catalog.product(product);
        }
        return new EventList(view.events(limit, product));
    }
}
