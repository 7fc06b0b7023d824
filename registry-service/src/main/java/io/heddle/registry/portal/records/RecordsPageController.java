// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.records;

import io.heddle.registry.portal.PageRenderer;
import io.heddle.registry.portal.PortalSection;
import io.heddle.registry.preview.RecordPreviewService;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;

/** The latest records of a product: a fragment of its page, or a separate page without JavaScript. */
@Controller("/products")
@Hidden
class RecordsPageController {
    private static final int LIMIT = 10;

    private final RecordPreviewService preview;
    private final PageRenderer pages;

    RecordsPageController(RecordPreviewService preview, PageRenderer pages) {
        this.preview = preview;
        this.pages = pages;
    }

    @Get(value = "/{id}/records", produces = MediaType.TEXT_HTML)
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<String> show(HttpRequest<?> request, String id) {
        RecordsPage page = new RecordsPage(id, preview.last(id, LIMIT));
        return (PageRenderer.wantsPart(request)
                ? pages.part("product/records-list", page)
                : pages.page(PortalSection.PRODUCTS, "Last records of " + id, "product/records-page", page))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
