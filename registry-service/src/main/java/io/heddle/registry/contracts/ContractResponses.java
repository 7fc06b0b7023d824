// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.contracts;

import io.heddle.contract.ContractVersion;
import io.heddle.log.ContractEntry;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;

/**
 * Builds the responses that contain a contract: the YAML as applied, or JSON with its schemas; always with an entity
 * tag.
 */
final class ContractResponses {
    private static final MediaType YAML = MediaType.of("application/yaml");

    private ContractResponses() {}

    static boolean isJson(HttpRequest<?> request) {
        return request.getContentType()
                .map(type -> type.matchesType("application") && type.getSubtype().endsWith("json"))
                .orElse(true);
    }

    static HttpResponse<ContractPublishResult> published(ContractPublishResult result) {
        boolean created = result.created() && !result.dryRun();
        return (created
                ? HttpResponse.<ContractPublishResult>created(result)
                : HttpResponse.<ContractPublishResult>ok(result))
                .header(HttpHeaders.ETAG, VersionPrecondition.tag(ContractVersion.parse(result.version())));
    }

    /** JSON if the client prefers it, otherwise YAML. */
    static HttpResponse<?> contract(HttpRequest<?> request, ContractEntry entry) {
        String tag = VersionPrecondition.tag(entry.contract().version());
        if (tag.equals(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH))) {
            return HttpResponse.notModified().header(HttpHeaders.ETAG, tag);
        }
        boolean json = request.accept().stream().findFirst()
                .filter(type -> type.getSubtype().endsWith("json")).isPresent();
        return (json
                ? HttpResponse.ok(ContractJson.of(entry)).contentType(MediaType.APPLICATION_JSON_TYPE)
                : HttpResponse.ok(entry.source()).contentType(YAML))
                .header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    }
}
