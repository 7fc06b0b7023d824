// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal;

import io.heddle.registry.problem.ProblemDetails;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Turns problems into HTML pages for browsers. The API always answers with problem+json. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class ErrorPageFilter {
    private final PageRenderer pages;

    ErrorPageFilter(PageRenderer pages) {
        this.pages = pages;
    }

    @ResponseFilter
    void replaceBody(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (response.body() instanceof ProblemDetails problem && acceptsHtml(request)) {
            ErrorPage page = ErrorPage.of(problem);
            response.body(pages.renderInLayout(PortalSection.NONE, page.title(), "error", page))
                    .contentType(MediaType.TEXT_HTML_TYPE)
                    .header(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }

    private static boolean acceptsHtml(HttpRequest<?> request) {
        String path = request.getPath();
        boolean machine = path.startsWith("/api/") || path.startsWith("/health") || path.startsWith("/openapi");
        String accept = request.getHeaders().get(HttpHeaders.ACCEPT);
        return !machine && accept != null && accept.contains(MediaType.TEXT_HTML);
    }
}
