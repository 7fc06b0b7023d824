// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal;

import java.util.List;

/** Somebody asked the portal for something that is not there; ends the request with a page that says what is. */
public final class PageNotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String title;
    private final String detail;
    private final transient List<PageLink> nearest;

    /** @param nearest what was most likely meant, best first */
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
