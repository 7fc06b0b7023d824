// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.ownership;

import io.heddle.contract.DomainName;
import io.heddle.log.DomainEntry;
import io.heddle.registry.problem.ProblemCode;
import io.heddle.registry.problem.ProblemDetails;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/** The REST API for domains. */
@Controller("/api/v1/domains")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "domains")
class DomainController {
    private final DomainService domains;

    DomainController(DomainService domains) {
        this.domains = domains;
    }

    record DomainList(List<DomainJson> items) {}

    @Operation(summary = "All domains by name")
    @Get
    DomainList list() {
        return new DomainList(domains.all());
    }

    @Operation(summary = "One domain")
    @Get("/{name}")
    HttpResponse<DomainJson> get(String name) {
        DomainEntry entry = domains.get(parse(name));
        return HttpResponse.ok(domains.toJson(entry)).header(HttpHeaders.ETAG, DomainEntityTag.of(entry));
    }

    @Operation(summary = "Plan and, unless dryRun, apply a domain")
    @Put("/{name}")
    HttpResponse<DomainResult> put(
            String name,
            @Body DomainRequest body,
            @QueryValue(defaultValue = "false") boolean dryRun,
            @Nullable @Header("If-Match") String ifMatch) {
        DomainEntry entry = body.toEntry(parse(name));
        DomainResult result = domains.put(entry, Optional.ofNullable(ifMatch), dryRun);
        return (result.created() && !dryRun ? HttpResponse.<DomainResult>created(result) : HttpResponse.ok(result))
                .header(HttpHeaders.ETAG, DomainEntityTag.of(entry));
    }

    private static DomainName parse(String name) {
        try {
            return new DomainName(name);
        } catch (IllegalArgumentException e) {
            throw ProblemDetails
                    .of(ProblemCode.REQUEST_MALFORMED, String.valueOf(e.getMessage()), "Correct the address")
                    .toException();
        }
    }
}
