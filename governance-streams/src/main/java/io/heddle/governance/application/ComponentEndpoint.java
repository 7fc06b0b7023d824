// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.application;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.heddle.component.logging.RepeatedMessageFilter;
import io.heddle.component.process.CannotStartException;
import io.heddle.component.settings.CommonSettings;
import io.heddle.component.settings.SettingDefinition;
import io.heddle.component.settings.SettingValues;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Health and metrics of a component over HTTP: {@code /health}, {@code /health/liveness}, {@code /health/readiness},
 * {@code /metrics}. Reads no request body and never exposes record content. Thread-safe.
 */
public final class ComponentEndpoint implements AutoCloseable {
    public static final String HEALTH = "/health";
    public static final String LIVENESS = "/health/liveness";
    public static final String READINESS = "/health/readiness";
    public static final String METRICS = "/metrics";

    private static final Logger LOG = LoggerFactory.getLogger(ComponentEndpoint.class);
    private static final RepeatedMessageFilter REPEATED = new RepeatedMessageFilter();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int THREADS = 4;
    private static final int BACKLOG = 50;
    private static final String JSON_TYPE = "application/json";
    private static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    static {
        // Limits the time for receiving a request, so that a slow client cannot hold a thread. In seconds; the JDK
        // reads it once.
        System.getProperties().putIfAbsent("sun.net.httpserver.maxReqTime", "10");
        System.getProperties().putIfAbsent("sun.net.httpserver.maxRspTime", "30");
    }

    private record HttpReply(int status, String type, String body) {}

    private final HttpServer server;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(THREADS, Thread.ofPlatform().daemon().name("heddle-http-", 0).factory());

    private ComponentEndpoint(HttpServer server) {
        this.server = server;
    }

    /** @throws CannotStartException if the port is in use or the address does not belong to this host */
    static ComponentEndpoint start(
            SettingValues values, SettingDefinition<Integer> portSetting, Supplier<GovernanceReadiness> readiness,
            Supplier<String> metrics) {
        String host = values.get(CommonSettings.HOST);
        int port = values.get(portSetting);
        try {
            ComponentEndpoint endpoint =
                    new ComponentEndpoint(HttpServer.create(new InetSocketAddress(host, port), BACKLOG));
            endpoint.serve(readiness, metrics);
            LOG.info("serving health and metrics at {}", endpoint.uri());
            return endpoint;
        } catch (IOException | IllegalArgumentException e) {
            throw new CannotStartException(
                    "cannot serve health and metrics on " + host + ":" + port + " (" + e.getClass().getSimpleName()
                            + "); if another program uses the port, choose another " + portSetting.name()
                            + " (0 picks a free one) or "
                            + CommonSettings.HOST.name(),
                    e);
        }
    }

    URI uri() {
        InetSocketAddress address = server.getAddress();
        return URI.create("http://" + address.getHostString() + ":" + address.getPort());
    }

    private void serve(Supplier<GovernanceReadiness> readiness, Supplier<String> metrics) {
        server.createContext("/", exchange -> answer(exchange, () -> switch (exchange.getRequestURI().getPath()) {
            case LIVENESS -> new HttpReply(200, JSON_TYPE, json(Map.of("status", "UP")));
            case HEALTH, READINESS -> answer(readiness.get());
            case METRICS -> new HttpReply(200, METRICS_TYPE, metrics.get());
            default -> new HttpReply(404, "text/plain",
                    "see " + HEALTH + ", " + LIVENESS + ", " + READINESS + " and " + METRICS + "\n");
        }));
        server.setExecutor(threads);
        server.start();
    }

    private static HttpReply answer(GovernanceReadiness readiness) {
        return new HttpReply(readiness.isReady() ? 200 : 503, JSON_TYPE, json(readiness.details()));
    }

    private static void answer(HttpExchange exchange, Supplier<HttpReply> supplier) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            boolean head = method.equals("HEAD");
            HttpReply answer;
            try {
                answer = head || method.equals("GET") ? supplier.get() : new HttpReply(405, "text/plain", "GET only\n");
            } catch (RuntimeException e) {
                if (REPEATED.isDue("request", e.getClass())) {
                    LOG.warn("failed to answer a request", e);
                }
                answer = new HttpReply(500, "text/plain", "see the log for the cause\n");
            }
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(answer.status(), head ? -1 : body.length);
            if (!head) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static String json(Map<String, Object> details) {
        try {
            return JSON.writeValueAsString(details);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
