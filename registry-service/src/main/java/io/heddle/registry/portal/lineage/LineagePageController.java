// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.lineage;

import io.heddle.contract.ProductId;
import io.heddle.contract.suggestion.NameSuggestions;
import io.heddle.registry.portal.PageLink;
import io.heddle.registry.portal.PageNotFoundException;
import io.heddle.registry.portal.PageRenderer;
import io.heddle.registry.portal.PortalSection;
import io.heddle.registry.problem.ProblemException;
import io.heddle.registry.products.ProductCatalog;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** The page with the lineage diagram of a product, field or application. */
@Controller("/lineage")
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
class LineagePageController {
    private static final int NEAREST = 5;

    private final LineagePageBuilder lineage;
    private final ProductCatalog catalog;
    private final PageRenderer pages;

    LineagePageController(LineagePageBuilder lineage, ProductCatalog catalog, PageRenderer pages) {
        this.lineage = lineage;
        this.catalog = catalog;
        this.pages = pages;
    }

    @Get(produces = MediaType.TEXT_HTML)
    HttpResponse<String> show(
            HttpRequest<?> request,
            @Nullable @QueryValue String node,
            @Nullable @QueryValue String level,
            @Nullable @QueryValue String direction,
            @QueryValue(defaultValue = "3") int depth) {
        List<String> expand = request.getParameters().getAll("expand");
        LineagePageQuery query = LineagePageQuery.of(node, level, direction, depth, expand, lineage::levelOf);
        List<String> known = catalog.view().contracts().keySet().stream().map(ProductId::toString).sorted().toList();
        if (query.node().isEmpty()) {
            return pages.page(PortalSection.LINEAGE, "Lineage", "lineage/start", LineageStartPage.of(query, known));
        }
        LineagePage page = page(query, known);
        return PageRenderer.wantsPart(request)
                ? pages.part("lineage/graph", page).header("HX-Push-Url", query.toUrl())
                : pages.page(PortalSection.LINEAGE, "Lineage of " + page.title(), "lineage/page", page);
    }

    private LineagePage page(LineagePageQuery query, List<String> known) {
        try {
            return lineage.page(query, known);
        } catch (ProblemException e) {
            if (e.problem().status() != 404) {
                throw e;
            }
            throw new PageNotFoundException("Not in the lineage graph", e.problem().detail(),
                    NameSuggestions.closest(query.node(), known, NEAREST).stream()
                            .filter(near -> !near.equals(query.node()))
                            .map(near -> new PageLink(query.forNode(near).toUrl(), near))
                            .toList());
        }
    }
}
