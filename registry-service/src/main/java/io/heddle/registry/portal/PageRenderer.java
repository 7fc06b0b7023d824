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
 * Renders pages and fragments of pages. A template under {@code src/main/jte} has the parameters {@code PageLayout
 * layout} and its model, {@code page}; a fragment has its model only. Pages are rendered completely before the first
 * byte is sent, so that a failure results in a clean error page. Thread-safe.
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
     * Renders a complete page.
     *
     * @param template its path under {@code src/main/jte}, without extension
     * @param model the template's parameter {@code page}
     */
    public MutableHttpResponse<String> page(PortalSection section, String title, String template, Object model) {
        return html(HttpStatus.OK, renderInLayout(section, title, template, model));
    }

    /** Renders an error page. */
    MutableHttpResponse<String> page(HttpStatus status, String title, String template, Object model) {
        return html(status, renderInLayout(PortalSection.NONE, title, template, model));
    }

    /** Renders a fragment as the response to an htmx request. */
    public MutableHttpResponse<String> part(String template, Object model) {
        return html(HttpStatus.OK, renderPart(template, model));
    }

    /** Renders a fragment as text, for a server-sent event. */
    public String renderPart(String template, Object model) {
        return render(template, Map.of("page", model));
    }

    /** Whether htmx requests a fragment, as opposed to a browser requesting the whole page. */
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
        // A page and its fragment share an address; caches must keep them apart.
        return HttpResponse.<String>status(status)
                .body(body)
                .contentType(MediaType.TEXT_HTML_TYPE)
                .header(HttpHeaders.VARY, "HX-Request")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }
}
