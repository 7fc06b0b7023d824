// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.heddle.contract.SchemaId;
import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.fixture.GovernanceClusterFixture;
import io.heddle.governance.gate.internal.schema.ConfluentSchemaLookup;
import io.heddle.governance.gate.internal.schema.WriterSchemaResolver;
import io.heddle.log.ContractEntry;
import io.heddle.log.MeshView;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A schema registry fails in various ways, one after the other, while a record needs it; then it is down while the gate
 * needs no lookup.
 */
class GateSchemaRegistryOutageOnBrokerTest {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final int OLD_ID = 99;
    private static final int UNKNOWN_ID = 12_345;
    private final GovernanceClusterFixture cluster = new GovernanceClusterFixture();
    private final HttpServer server = startServer();
    private volatile RegistryFailure failure = RegistryFailure.STARTING;

    @TempDir
    private Path stateDir = Path.of("");

    /** A kind of failure and the resulting text in the gate's health. */
    enum RegistryFailure {
        STARTING("answers 503"),
        ERROR("answers 500"),
        PROXY_404("answers 404"),
        LOGIN_PAGE("returned something that is not a schema|does not answer"),
        FORBIDDEN("refuses the gate .401.*HEDDLE_SCHEMA_REGISTRY_CLIENT_"),
        HANGS("does not answer"),
        EMPTY("has no schema under id 7, the contract's own"),
        OTHER_DATA("has another schema under id 7, the contract's own"),
        RIGHT("");

        private final String reportedCause;

        RegistryFailure(String reportedCause) {
            this.reportedCause = reportedCause;
        }
    }

    private static HttpServer startServer() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void stop() {
        server.stop(0);
        cluster.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        int id = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
        switch (failure) {
            case STARTING -> reply(exchange, 503, "<html>starting</html>");
            case ERROR -> reply(exchange, 500, "{\"error_code\":50001,\"message\":\"store\"}");
            case PROXY_404 -> reply(exchange, 404, "{\"error_code\":404,\"message\":\"HTTP 404 Not Found\"}");
            case LOGIN_PAGE -> reply(exchange, 200, "<html>log in</html>");
            case FORBIDDEN -> reply(exchange, 401, "{\"error_code\":40101,\"message\":\"who are you\"}");
            case HANGS -> {
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
                exchange.close();
            }
            case EMPTY -> unknown(exchange);
            case OTHER_DATA -> found(exchange, CustomerProductFixture.OTHER);
            case RIGHT -> {
                if (id == CustomerProductFixture.VALUE_ID || id == OLD_ID) {
                    found(exchange, id == OLD_ID ? CustomerProductFixture.OLD : CustomerProductFixture.SCHEMA);
                } else {
                    unknown(exchange);
                }
            }
        }
    }

    private static void unknown(HttpExchange exchange) throws IOException {
        reply(exchange, 404, "{\"error_code\":40403,\"message\":\"Schema not found\"}");
    }

    private static void found(HttpExchange exchange, Schema schema) throws IOException {
        reply(exchange, 200, "{\"schema\":\"" + schema.toString().replace("\"", "\\\"") + "\"}");
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Gate gate(Map<SchemaId, String> knownSchemas) {
        ContractEntry entry = CustomerProductFixture.standard().id("registry.down").entry();
        MeshView view = CustomerProductFixture.view(new ContractEntry(
                entry.contract(), "", Map.of(), entry.valueSchemaId(), entry.keySchemaId(), knownSchemas,
                Instant.EPOCH));
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return GateFixture.on(cluster, stateDir)
                .mesh(view)
                .schemaRegistry(address)
                .lookup(new ConfluentSchemaLookup(address, Duration.ofMillis(700), Map.of()))
                .retry(new WriterSchemaResolver.Retry(
                        Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofMillis(200)))
                .start();
    }

    private void send(int id, int schemaId) {
        byte[] value = schemaId == CustomerProductFixture.VALUE_ID
                ? CustomerProductFixture.value(id, "a@b.c", id)
                : CustomerProductFixture.value(schemaId, CustomerProductFixture.OLD,
                        CustomerProductFixture.record(CustomerProductFixture.OLD, id, "a@b.c", id));
        cluster.send("registry.down.v1.ingest", 0, CustomerProductFixture.key(id), value);
        cluster.flush();
    }

    private int count(String topic) {
        return cluster.readCommitted(topic).size();
    }

    @Test
    void shouldDecideNothingDuringAnOutageAndNeedNoRegistryOnceWarm() throws Exception {
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        cluster.createTopics(1, "registry.down.v1.ingest", "registry.down.v1", "registry.down.v1.full",
                "registry.down.v1.quarantine");
        try (Gate gate = gate(Map.of())) {
            send(1, CustomerProductFixture.VALUE_ID);
            await("a schema id that came with the contract").atMost(SOON).until(() -> count("registry.down.v1") == 1);
            send(2, OLD_ID);
            send(3, UNKNOWN_ID);
            for (RegistryFailure next : List.of(RegistryFailure.values())) {
                failure = next;
                if (next != RegistryFailure.RIGHT) {
                    await(next.name()).atMost(SOON).untilAsserted(() -> assertThat(gate.health().cells().get(0).waits())
                            .singleElement()
                            .satisfies(wait -> assertThat(wait.text())
                                    .containsPattern("schema 99: .*(" + next.reportedCause + ")")));
                    assertThat(count("registry.down.v1") + count("registry.down.v1.quarantine")).as(next.name())
                            .isEqualTo(1);
                }
            }
            await().atMost(SOON).untilAsserted(() -> assertThat(List.of(
                    count("registry.down.v1"), count("registry.down.v1.quarantine"),
                    gate.health().cells().get(0).waits()))
                    .isEqualTo(List.of(2, 1, List.of())));
            await().atMost(SOON).until(() -> gate.health().isHealthy());
        }
        ConsumerRecord<byte[], byte[]> rejected = cluster.readCommitted("registry.down.v1.quarantine").get(0);
        assertThat(new String(rejected.headers().lastHeader("heddle-reason").value(), StandardCharsets.UTF_8))
                .isEqualTo("schema_unknown");

        server.stop(0);
        try (Gate gate = gate(Map.of(new SchemaId(OLD_ID), CustomerProductFixture.OLD.toString()))) {
            send(4, OLD_ID);
            send(5, CustomerProductFixture.VALUE_ID);
            await("a warm gate").atMost(SOON).until(() -> count("registry.down.v1") == 4);
            assertThat(gate.health().isHealthy()).isTrue();
        }
    }
}
