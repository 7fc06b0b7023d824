// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.openlineage;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Receives OpenLineage events over HTTP, at the standard path used by OpenLineage clients. */
@Controller("/api/v1/lineage")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "lineage")
class OpenLineageController {
    private final LineageEventReceiver intake;

    OpenLineageController(LineageEventReceiver intake) {
        this.intake = intake;
    }

    @Operation(summary = "Accept an OpenLineage RunEvent, JobEvent or DatasetEvent; 201 means that it is stored",
            description = "An event with odd parts is stored as it was sent; the answer names the parts that do not"
                    + " count. An event that names no job and no dataset is refused.")
    @Post
    @Status(HttpStatus.CREATED)
    LineageReceipt event(@Body byte[] event) {
        return intake.receive(event);
    }

    @Operation(summary = "Accept a list of OpenLineage events: 201 if all are stored,"
            + " else 207 naming those that are not")
    @Post("/batch")
    HttpResponse<LineageBatchResult> batch(@Body byte[] events) {
        LineageBatchResult result = intake.receiveBatch(events);
        return HttpResponse
                .<LineageBatchResult>status(result.failed().isEmpty() ? HttpStatus.CREATED : HttpStatus.MULTI_STATUS)
                .body(result);
    }
}
