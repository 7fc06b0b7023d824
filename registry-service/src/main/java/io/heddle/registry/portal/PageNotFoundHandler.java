// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Renders the error page for a {@link PageNotFoundException}. */
@Singleton
final class PageNotFoundHandler implements ExceptionHandler<PageNotFoundException, HttpResponse<String>> {
    private final PageRenderer pages;

    PageNotFoundHandler(PageRenderer pages) {
        this.pages = pages;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<String> handle(HttpRequest request, PageNotFoundException exception) {
        ErrorPage page = exception.page();
        return pages.page(HttpStatus.NOT_FOUND, page.title(), "error", page);
    }
}
