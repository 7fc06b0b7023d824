// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.contracts;

import io.heddle.contract.ProductId;
import io.heddle.log.ContractEntry;
import io.heddle.registry.products.PathIdentifiers;
import io.heddle.registry.products.ProductCatalog;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The REST API for contracts. */
@Controller("/api/v1/contracts")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "contracts")
class ContractController {
    private static final String YAML = "application/yaml";

    private final ContractPublisher publisher;
    private final ProductCatalog catalog;

    ContractController(ContractPublisher publisher, ProductCatalog catalog) {
        this.publisher = publisher;
        this.catalog = catalog;
    }

    @Operation(summary = "Plan and, unless dryRun, apply a version of a contract")
    @Put("/{id}")
    @Consumes({YAML, "application/x-yaml", "text/yaml", MediaType.APPLICATION_JSON})
    HttpResponse<ContractPublishResult> put(
            HttpRequest<?> request,
            String id,
            @Body byte[] body,
            @QueryValue(defaultValue = "false") boolean dryRun,
            @Nullable @Header("If-Match") String ifMatch,
            @Nullable @Header("If-None-Match") String ifNoneMatch) {
        ProductId product = PathIdentifiers.parse(id);
        ContractBundle bundle = ContractBundle.parse(body, ContractResponses.isJson(request));
        ContractPublishResult result =
                publisher.publish(product, bundle, VersionPrecondition.of(ifMatch, ifNoneMatch), dryRun);
        return ContractResponses.published(result);
    }

    @Operation(summary = "The contract in force")
    @Get("/{id}")
    @Produces({YAML, MediaType.APPLICATION_JSON})
    HttpResponse<?> get(HttpRequest<?> request, String id) {
        return ContractResponses.contract(request, catalog.product(id));
    }

    @Operation(summary = "All applied versions of a contract, oldest first")
    @Get("/{id}/versions")
    ContractVersionList versions(String id) {
        return ContractVersionList.of(catalog.history(id).values());
    }

    @Operation(summary = "One applied version of a contract")
    @Get("/{id}/versions/{version}")
    @Produces({YAML, MediaType.APPLICATION_JSON})
    HttpResponse<?> version(HttpRequest<?> request, String id, String version) {
        ContractEntry entry = catalog.version(id, version);
        return ContractResponses.contract(request, entry);
    }
}
