// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.live;

import io.heddle.registry.portal.PageRenderer;
import io.heddle.registry.portal.operations.OperationsPage;
import io.heddle.registry.portal.operations.OperationsPageBuilder;
import io.heddle.registry.products.ProductCatalog;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.sse.Event;
import io.swagger.v3.oas.annotations.Hidden;
import org.reactivestreams.Publisher;

import java.util.List;

/** Streams fragments of pages as server-sent events. */
@Controller("/live")
@Hidden
class LiveStreamController {
    private final LiveStreams streams;
    private final LiveProductReader products;
    private final OperationsPageBuilder operations;
    private final ProductCatalog catalog;
    private final PageRenderer pages;

    LiveStreamController(
            LiveStreams streams, LiveProductReader products, OperationsPageBuilder operations, ProductCatalog catalog,
            PageRenderer pages) {
        this.streams = streams;
        this.products = products;
        this.operations = operations;
        this.catalog = catalog;
        this.pages = pages;
    }

    @Get(value = "/products/{id}", produces = MediaType.TEXT_EVENT_STREAM)
    HttpResponse<Publisher<Event<String>>> product(String id) {
        String product = catalog.product(id).contract().id().toString();
        return answer(streams.stream(() -> {
            LiveProduct now = products.read(product);
            return List.of(part("live-rates", "product/live-rates", now), part("live-sla", "product/sla", now));
        }));
    }

    @Get(value = "/operations", produces = MediaType.TEXT_EVENT_STREAM)
    HttpResponse<Publisher<Event<String>>> operations() {
        return answer(streams.stream(() -> {
            OperationsPage now = operations.build();
            return OperationsPage.PARTS.stream().map(id -> part(id, "operations/" + id, now)).toList();
        }));
    }

    private LiveFragment part(String id, String template, Object model) {
        return new LiveFragment(id, pages.renderPart(template, model));
    }

    private static HttpResponse<Publisher<Event<String>>> answer(Publisher<Event<String>> events) {
        return HttpResponse.ok(events).header(HttpHeaders.CACHE_CONTROL, "no-store").header("X-Accel-Buffering", "no");
    }
}
