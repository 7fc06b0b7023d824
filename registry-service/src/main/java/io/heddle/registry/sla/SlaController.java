// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.sla;

import io.heddle.registry.problem.ProblemCode;
import io.heddle.registry.problem.ProblemDetails;
import io.heddle.registry.products.ProductCatalog;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** The REST API for service levels and events. */
@Controller("/api/v1")
@Tag(name = "observation")
class SlaController {
    private final MeshStatusView statusView;
    private final ProductCatalog catalog;

    SlaController(MeshStatusView statusView, ProductCatalog catalog) {
        this.statusView = statusView;
        this.catalog = catalog;
    }

    record SlaList(List<SlaStatus> items) {}

    record EventList(List<MeshEventJson> items) {}

    @Operation(summary = "The latest status of every objective, of one product or all")
    @Get("/sla")
    SlaList sla(@Nullable @QueryValue String product) {
        check(product);
        return new SlaList(statusView.statuses(product));
    }

    @Operation(summary = "The newest events of the mesh, newest first")
    @Get("/events")
    EventList events(@QueryValue(defaultValue = "50") int limit, @Nullable @QueryValue String product) {
        if (limit < 1 || limit > MeshStatusView.MAX_EVENTS) {
            throw ProblemDetails.of(ProblemCode.REQUEST_MALFORMED, "limit is " + limit + "; expected 1 to "
                    + MeshStatusView.MAX_EVENTS, "Correct the limit").toException();
        }
        check(product);
        return new EventList(statusView.events(limit, product));
    }

    private void check(@Nullable String product) {
        if (product != null) {
            catalog.product(product);
        }
    }
}
