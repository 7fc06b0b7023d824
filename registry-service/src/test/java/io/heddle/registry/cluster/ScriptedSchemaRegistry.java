// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A schema registry over HTTP whose answers can be scripted by route. */
final class ScriptedSchemaRegistry implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long REGISTRATION_NANOS = 50_000_000;

    private final HttpServer server;
    private final Map<String, Scripted> scripted = new ConcurrentHashMap<>();
    private final List<ObjectNode> versions = new ArrayList<>();
    private final AtomicInteger registering = new AtomicInteger();
    private final AtomicInteger conflicts = new AtomicInteger();
    private volatile boolean exclusive;
    private volatile boolean compatible = true;

    private record Scripted(AtomicInteger left, int status, int code, String message) {}

    private ScriptedSchemaRegistry(HttpServer server) {
        this.server = server;
    }

    static ScriptedSchemaRegistry start() throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ScriptedSchemaRegistry registry = new ScriptedSchemaRegistry(http);
        http.createContext("/", registry::handle);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.start();
        return registry;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on a route has this answer. */
    void answer(String route, int status, int code, String message) {
        answerTimes(route, Integer.MAX_VALUE, status, code, message);
    }

    void answerTimes(String route, int times, int status, int code, String message) {
        scripted.put(route, new Scripted(new AtomicInteger(times), status, code, message));
    }

    /** Answers 409 to a registration while another one runs, as registries on a database do. */
    void conflictOnConcurrentRegistrations() {
        exclusive = true;
    }

    int conflicts() {
        return conflicts.get();
    }

    void compatible(boolean answer) {
        compatible = answer;
    }

    synchronized int put(String subject, String schema) {
        for (ObjectNode version : versions) {
            if (version.get("subject").asText().equals(subject) && version.get("schema").asText().equals(schema)) {
                return version.get("id").asInt();
            }
        }
        int number = 1 + (int) versions.stream().filter(v -> v.get("subject").asText().equals(subject)).count();
        versions.add(JSON.createObjectNode().put("subject", subject).put("version", number)
                .put("id", versions.size() + 1).put("schema", schema));
        return versions.size();
    }

    synchronized void putWithReference(String subject, String schema, String name, String target) {
        put(subject, schema);
        versions.get(versions.size() - 1).putArray("references").addObject().put("name", name).put("subject", target)
                .put("version", 1);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Scripted answer = scripted.get(exchange.getRequestMethod() + " " + path);
            if (answer != null && answer.left.getAndDecrement() > 0) {
                send(exchange, answer.status, error(answer.code, answer.message));
            } else if (exchange.getRequestMethod().equals("POST") && path.startsWith("/subjects/")) {
                register(exchange, path.split("/")[2], JSON.readTree(body).get("schema").asText());
            } else {
                JsonNode found = found(path.substring(1).split("/"));
                send(exchange, found == null ? 404 : 200, found == null ? error(40401, "not there") : found);
            }
        }
    }

    private void register(HttpExchange exchange, String subject, String schema) throws IOException {
        try {
            if (registering.incrementAndGet() > 1 && exclusive) {
                conflicts.incrementAndGet();
                send(exchange, 409, error(409, "another registration is running"));
                return;
            }
            LockSupport.parkNanos(exclusive ? REGISTRATION_NANOS : 0);
            send(exchange, 200, JSON.createObjectNode().put("id", put(subject, schema)));
        } finally {
            registering.decrementAndGet();
        }
    }

    private synchronized @Nullable JsonNode found(String[] path) {
        List<ObjectNode> ofSubject = versions.stream()
                .filter(version -> path.length > 1 && version.get("subject").asText().equals(path[1])).toList();
        return switch (path[0] + " " + path.length) {
            case "subjects 3" -> ofSubject.isEmpty()
                    ? null
                    : JSON.valueToTree(ofSubject.stream().map(version -> version.get("version").asInt()).toList());
            case "subjects 4" -> ofSubject.isEmpty()
                    ? null
                    : ofSubject.get(path[3].equals("latest") ? ofSubject.size() - 1 : Integer.parseInt(path[3]) - 1);
            case "schemas 3" -> versions.get(Integer.parseInt(path[2]) - 1);
            case "compatibility 5" -> JSON.createObjectNode().put("is_compatible", compatible);
            default -> null;
        };
    }

    private static ObjectNode error(int code, String message) {
        return JSON.createObjectNode().put("error_code", code).put("message", message);
    }

    private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/vnd.schemaregistry.v1+json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
