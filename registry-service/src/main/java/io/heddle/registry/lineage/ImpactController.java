// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage;

import io.heddle.registry.products.PathIdentifiers;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The REST API for impact analysis. */
@Controller("/api/v1/products")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "lineage")
class ImpactController {
    private final ImpactAnalysis analysis;

    ImpactController(ImpactAnalysis analysis) {
        this.analysis = analysis;
    }

    @Operation(summary = "Everything downstream of a product, or of one field of it: products, applications, owners")
    @Get("/{id}/impact")
    ImpactReport impact(
            String id,
            @Parameter(description = "a field by its path, such as address.city") @Nullable @QueryValue String field) {
        return analysis.impact(PathIdentifiers.parse(id), field == null || field.isBlank() ? null : field);
    }
}
