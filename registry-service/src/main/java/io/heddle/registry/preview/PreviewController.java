// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.preview;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** The REST API for record previews. */
@Controller("/api/v1/products")
@Tag(name = "products")
class PreviewController {
    private final RecordPreviewService preview;

    PreviewController(RecordPreviewService preview) {
        this.preview = preview;
    }

    @Operation(summary = "The last records of the default output port as its consumers see them: masked, newest first")
    @Get("/{id}/records")
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<ProductPreview> records(String id, @QueryValue(defaultValue = "10") int limit) {
        return HttpResponse.ok(preview.last(id, limit)).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
