// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.live;

import io.heddle.registry.portal.Pages;
import io.heddle.registry.products.Catalog;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.sse.Event;
import io.swagger.v3.oas.annotations.Hidden;
import org.reactivestreams.Publisher;

import java.util.List;

/** Live parts of pages as server-sent events. */
@Controller("/live")
@Hidden
class LiveController {
    private final LiveStreams streams;
    private final LiveProducts products;
    private final LiveOperations operations;
    private final Catalog catalog;
    private final Pages pages;

    LiveController(
            LiveStreams streams, LiveProducts products, LiveOperations operations, Catalog catalog, Pages pages) {
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
            LiveProduct now = products.now(product);
            return List.of(part("live-rates", "product/live-rates", now), part("live-sla", "product/sla", now));
        }));
    }

    @Get(value = "/operations", produces = MediaType.TEXT_EVENT_STREAM)
    HttpResponse<Publisher<Event<String>>> operations() {
        return answer(streams.stream(() -> {
            OperationsPage now = operations.now();
            return OperationsPage.PARTS.stream().map(id -> part(id, "operations/" + id, now)).toList();
        }));
    }

    private LivePart part(String id, String template, Object model) {
        return new LivePart(id, pages.print(template, model));
    }

    private static HttpResponse<Publisher<Event<String>>> answer(Publisher<Event<String>> events) {
        return HttpResponse.ok(events).header(HttpHeaders.CACHE_CONTROL, "no-store").header("X-Accel-Buffering", "no");
    }
}
