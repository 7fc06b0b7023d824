// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Sets security headers. Whatever a contract or record contains, a page runs only the portal's own scripts and connects
 * to no other host.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class SecurityHeadersFilter implements Ordered {
    static final String POLICY = String.join("; ",
            "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "connect-src 'self'",
            "font-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'");

    @ResponseFilter
    void addHeaders(MutableHttpResponse<?> response) {
        response.header("X-Content-Type-Options", "nosniff");
        if (response.getContentType().filter(MediaType.TEXT_HTML_TYPE::matches).isPresent()) {
            response.header("Content-Security-Policy", POLICY)
                    .header("Referrer-Policy", "same-origin")
                    .header("Cross-Origin-Opener-Policy", "same-origin")
                    .header("X-Frame-Options", "DENY");
        }
    }

    /** Outermost, so that error pages rendered by inner filters are covered. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
