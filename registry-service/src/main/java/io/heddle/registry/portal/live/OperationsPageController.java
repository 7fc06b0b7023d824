// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.live;

import io.heddle.registry.portal.Pages;
import io.heddle.registry.portal.Section;
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
    private final LiveOperations operations;
    private final Pages pages;

    OperationsPageController(LiveOperations operations, Pages pages) {
        this.operations = operations;
        this.pages = pages;
    }

    @Get(produces = MediaType.TEXT_HTML)
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<String> show() {
        return pages.page(Section.OPERATIONS, "Operations", "operations/page", operations.now());
    }
}
