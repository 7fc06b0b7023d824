// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal;

import java.util.List;

/** Ends a request for an unknown page with an error page that links to similar ones. */
public final class PageNotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String title;
    private final String detail;
    private final transient List<PageLink> nearest;

    /** @param nearest the most likely intended pages, best first */
    public PageNotFoundException(String title, String detail, List<PageLink> nearest) {
        super(detail);
        this.title = title;
        this.detail = detail;
        this.nearest = List.copyOf(nearest);
    }

    ErrorPage page() {
        return new ErrorPage(404, title, detail, "", nearest, false);
    }
}
