// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.schema;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.apache.avro.Schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A fake schema registry with the part of the Confluent API that a gate uses. */
public final class GateSchemaRegistryFake implements AutoCloseable {
    private static final Pattern VERSIONS = Pattern.compile("/subjects/([^/]+)/versions(?:/(\\d+))?");
    private static final Pattern IDS = Pattern.compile("/schemas/ids/(\\d+)");

    private final HttpServer server;
    private final Map<Integer, String> schemas = new ConcurrentHashMap<>();
    private final Map<String, List<Integer>> subjects = new ConcurrentHashMap<>();
    private volatile boolean down;

    public GateSchemaRegistryFake() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Registers a schema as the next version of a subject. */
    public void register(String subject, int id, Schema schema) {
        schemas.put(id, schema.toString());
        subjects.computeIfAbsent(subject, any -> new CopyOnWriteArrayList<>()).add(id);
    }

    /** Sets whether all requests fail. */
    public void down(boolean isDown) {
        down = isDown;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Matcher ids = IDS.matcher(path);
        Matcher versions = VERSIONS.matcher(path);
        if (down) {
            send(exchange, 503, "{\"error_code\":50003,\"message\":\"down\"}");
        } else if (path.equals("/subjects")) {
            send(exchange, 200, "["
                    + String.join(",", subjects.keySet().stream().map(GateSchemaRegistryFake::quoted).toList()) + "]");
        } else if (ids.matches() && schemas.containsKey(Integer.valueOf(ids.group(1)))) {
            send(exchange, 200, "{\"schema\":" + quoted(schemas.getOrDefault(Integer.valueOf(ids.group(1)), "")) + "}");
        } else if (versions.matches() && subjects.containsKey(versions.group(1))) {
            List<Integer> known = subjects.getOrDefault(versions.group(1), List.of());
            if (versions.group(2) == null) {
                send(exchange, 200, IntStream.rangeClosed(1, known.size()).boxed().toList().toString());
            } else {
                int version = Integer.parseInt(versions.group(2));
                int id = known.get(version - 1);
                send(exchange, 200,
                        "{\"subject\":" + quoted(versions.group(1)) + ",\"id\":" + id + ",\"version\":" + version
                                + ",\"schema\":" + quoted(schemas.getOrDefault(id, "")) + "}");
            }
        } else {
            send(exchange, 404,
                    "{\"error_code\":" + (path.startsWith("/schemas") ? 40403 : 40401) + ",\"message\":\"none\"}");
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/vnd.schemaregistry.v1+json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
