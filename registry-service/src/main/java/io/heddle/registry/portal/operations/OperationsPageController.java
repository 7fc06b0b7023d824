// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.operations;

import io.heddle.registry.portal.PageRenderer;
import io.heddle.registry.portal.PortalSection;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;

/** The operations page. */
@Controller("/operations")
@Hidden
class OperationsPageController {
    private final OperationsPageBuilder operations;
    private final PageRenderer pages;

    OperationsPageController(OperationsPageBuilder operations, PageRenderer pages) {
        this.operations = operations;
        this.pages = pages;
    }

    @Get(produces = MediaType.TEXT_HTML)
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<String> show() {
        return pages.page(PortalSection.OPERATIONS, "Operations", "operations/page", operations.build());
    }
}
