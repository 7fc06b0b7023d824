// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal;

import io.heddle.registry.config.RegistryConfig;
import io.micronaut.core.io.Writable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.views.jte.HtmlJteViewsRenderer;
import jakarta.inject.Singleton;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Prints pages and parts of pages. A template under {@code src/main/jte} takes {@code PageLayout layout} and its model,
 * {@code page}, as parameters; a part takes its model only. Pages are printed whole before the first byte is sent, so a
 * failure is a clean error page. Thread-safe.
 *
 * <pre>{@code
 * HttpResponse<String> list() {
 *     return pages.page(PortalSection.DOMAINS, "Domains", "domains/list", DomainListPage.of(catalog.view()));
 * }
 * }</pre>
 */
@Singleton
public final class PageRenderer {
    private final HtmlJteViewsRenderer<Map<String, Object>> templates;
    private final PortalAssets assets;
    private final RegistryConfig config;

    PageRenderer(HtmlJteViewsRenderer<Map<String, Object>> templates, PortalAssets assets, RegistryConfig config) {
        this.templates = templates;
        this.assets = assets;
        this.config = config;
    }

    /**
     * A whole page.
     *
     * @param template its path under {@code src/main/jte}, without extension
     * @param model what the template takes as {@code page}
     */
    public MutableHttpResponse<String> page(PortalSection section, String title, String template, Object model) {
        return html(HttpStatus.OK, renderInLayout(section, title, template, model));
    }

    /** A whole page that says what went wrong. */
    MutableHttpResponse<String> page(HttpStatus status, String title, String template, Object model) {
        return html(status, renderInLayout(PortalSection.NONE, title, template, model));
    }

    /** A part of a page, as the answer to a request by htmx. */
    public MutableHttpResponse<String> part(String template, Object model) {
        return html(HttpStatus.OK, renderPart(template, model));
    }

    /** A part of a page as text, for an event in a stream among others. */
    public String renderPart(String template, Object model) {
        return render(template, Map.of("page", model));
    }

    /** Whether htmx asks for a part of the page, not a browser for all of it. */
    public static boolean wantsPart(HttpRequest<?> request) {
        HttpHeaders headers = request.getHeaders();
        return headers.contains("HX-Request") && !headers.contains("HX-History-Restore-Request");
    }

    String renderInLayout(PortalSection section, String title, String template, Object model) {
        PageLayout layout =
                new PageLayout(title, section, config.meshName(), assets.address("portal.css"), assets.scripts(),
                        assets.address("icon.svg"));
        return render(template, Map.of("layout", layout, "page", model));
    }

    private String render(String template, Map<String, Object> model) {
        try {
            StringWriter out = new StringWriter(16_384);
            Writable page = templates.render(template, model, null);
            page.writeTo(out);
            return out.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MutableHttpResponse<String> html(HttpStatus status, String body) {
        // The same address gives a page or a part of it: what is kept must not be taken for the other.
        return HttpResponse.<String>status(status)
                .body(body)
                .contentType(MediaType.TEXT_HTML_TYPE)
                .header(HttpHeaders.VARY, "HX-Request")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }
}
