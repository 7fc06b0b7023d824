// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.client;

import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A stub registry with canned responses. */
public final class StubRegistry implements AutoCloseable {
    private final HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /** A canned response. */
    public record Reply(int status, String body) {}

    private StubRegistry(HttpServer server) {
        this.server = server;
    }

    /** @param replies maps method, path and query to a response: {@code GET /api/v1/products?limit=200} */
    public static StubRegistry start(Function<String, Reply> replies) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            StubRegistry registry = new StubRegistry(server);
            server.createContext("/", exchange -> {
                String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
                registry.requests.add(request);
                exchange.getRequestBody().readAllBytes();
                Reply reply = replies.apply(request);
                byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(reply.status(), body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return registry;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    public List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
