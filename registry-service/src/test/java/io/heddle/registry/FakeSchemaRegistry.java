// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** The part of Confluent's API that the registry uses, over real HTTP; can simulate failures. */
final class FakeSchemaRegistry implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final List<String> schemas = new CopyOnWriteArrayList<>();
    private final Map<String, List<Integer>> subjects = new ConcurrentHashMap<>();
    private final Map<String, String> levels = new ConcurrentHashMap<>();
    private volatile int outage;

    private FakeSchemaRegistry(HttpServer server) {
        this.server = server;
    }

    static FakeSchemaRegistry start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        FakeSchemaRegistry registry = new FakeSchemaRegistry(server);
        server.createContext("/", registry::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return registry;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Every further request fails with this status; 0 restores normal operation. */
    void failWith(int status) {
        outage = status;
    }

    Map<String, String> levels() {
        return levels;
    }

    /** Schema ids by subject. */
    Map<String, List<Integer>> subjects() {
        return subjects;
    }

    /** Registers a schema, as a producer with automatic registration would. */
    int register(String subject, String schema) {
        int id = schemas.indexOf(schema);
        if (id < 0) {
            schemas.add(schema);
            id = schemas.indexOf(schema);
        }
        List<Integer> versions = subjects.computeIfAbsent(subject, name -> new CopyOnWriteArrayList<>());
        if (!versions.contains(id + 1)) {
            versions.add(id + 1);
        }
        return id + 1;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] path = exchange.getRequestURI().getPath().substring(1).split("/");
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Answer answer = outage == 0
                    ? answer(exchange.getRequestMethod(), path, body)
                    : new Answer(outage, error(outage * 100 + 1, "simulated failure"));
            byte[] bytes = JSON.writeValueAsBytes(answer.body());
            exchange.getResponseHeaders().set("Content-Type", "application/vnd.schemaregistry.v1+json");
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Answer answer(String method, String[] path, String body) throws IOException {
        String route = method + " " + path[0] + " " + path.length;
        return switch (route) {
            case "POST subjects 3" -> {
                JsonNode request = JSON.readTree(body);
                yield new Answer(200,
                        JSON.createObjectNode().put("id", register(path[1], request.get("schema").asText())));
            }
            case "GET subjects 3" -> versions(path[1]);
            case "GET subjects 4" -> version(path[1], path[3]);
            case "GET schemas 3" -> schema(Integer.parseInt(path[2]));
            case "GET config 2" -> levels.containsKey(path[1])
                    ? new Answer(200, JSON.createObjectNode().put("compatibilityLevel", levels.get(path[1])))
                    : new Answer(404, error(40408, "no level"));
            case "PUT config 2" -> {
                if (!subjects.containsKey(path[1])) {
                    yield new Answer(404, error(40401, "no subject"));
                }
                levels.put(path[1], JSON.readTree(body).get("compatibility").asText());
                yield new Answer(200, JSON.readTree(body));
            }
            default -> new Answer(500, error(50001, "not faked: " + route));
        };
    }

    private Answer versions(String subject) {
        List<Integer> ids = subjects.get(subject);
        if (ids == null) {
            return new Answer(404, error(40401, "no subject"));
        }
        List<Integer> versions = new ArrayList<>();
        for (int i = 1; i <= ids.size(); i++) {
            versions.add(i);
        }
        return new Answer(200, JSON.valueToTree(versions));
    }

    private Answer version(String subject, String version) {
        List<Integer> ids = subjects.get(subject);
        if (ids == null) {
            return new Answer(404, error(40401, "no subject"));
        }
        int number = version.equals("latest") ? ids.size() : Integer.parseInt(version);
        int id = ids.get(number - 1);
        return new Answer(200, JSON.createObjectNode().put("subject", subject).put("version", number).put("id", id)
                .put("schema", schemas.get(id - 1)));
    }

    private Answer schema(int id) {
        return id <= schemas.size()
                ? new Answer(200, JSON.createObjectNode().put("schema", schemas.get(id - 1)))
                : new Answer(404, error(40403, "no schema"));
    }

    private static ObjectNode error(int code, String message) {
        return JSON.createObjectNode().put("error_code", code).put("message", message);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private record Answer(int status, JsonNode body) {}
}
