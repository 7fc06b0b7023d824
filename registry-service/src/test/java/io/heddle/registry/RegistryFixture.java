// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry;

import io.heddle.registry.config.RegistryConfig;
import org.awaitility.Awaitility;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A registry with a mesh of its own on a broker of the JVM, ready to serve. Nothing is left of the mesh once the
 * fixture is closed. {@code -Dheddle.test.schema-registry=URL} replaces the fake schema registry by a real one.
 *
 * <pre>{@code
 * private static RegistryFixture mesh;
 *
 * static void start() throws IOException {
 *     mesh = RegistryFixture.start();
 *     mesh.publish("crm.customers", RegistryContractFixture.customers("1.0.0"), RegistryContractFixture.CUSTOMER);
 * }
 * }</pre>
 */
final class RegistryFixture implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);

    private final MeshBrokerLease broker;
    private final FakeSchemaRegistry schemas;
    private final RegistryConfig config;
    private final MeshRecordsFixture records;
    private RegistryServer server;
    private PlainHttpClient http;

    private RegistryFixture(MeshBrokerLease broker, FakeSchemaRegistry schemas, RegistryConfig config) {
        this.broker = broker;
        this.schemas = schemas;
        this.config = config;
        this.records = new MeshRecordsFixture(broker.bootstrapServers(), schemas);
        this.server = startReplica();
        this.http = new PlainHttpClient(server.uri());
    }

    /** Starts a registry with the default settings. */
    static RegistryFixture start() throws IOException {
        return start(config -> config);
    }

    /** Starts a registry whose settings differ from the default. */
    static RegistryFixture start(UnaryOperator<RegistryConfig> settings) throws IOException {
        MeshBrokerLease broker = MeshBrokerLease.acquire();
        FakeSchemaRegistry schemas = FakeSchemaRegistry.start();
        URI address = URI.create(System.getProperty("heddle.test.schema-registry", schemas.uri().toString()));
        return new RegistryFixture(
                broker, schemas, settings.apply(RegistryConfig.local(broker.bootstrapServers(), address, 0)));
    }

    RegistryServer server() {
        return server;
    }

    RegistryConfig config() {
        return config;
    }

    URI uri() {
        return server.uri();
    }

    PlainHttpClient http() {
        return http;
    }

    MeshBrokerLease broker() {
        return broker;
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    FakeSchemaRegistry schemas() {
        return schemas;
    }

    /** Writes records as the other components of the mesh would. */
    MeshRecordsFixture records() {
        return records;
    }

    /** Starts a further registry of the same mesh, which the caller closes. */
    RegistryServer startReplica() {
        RegistryServer replica = RegistryServer.start(config);
        Awaitility.await().atMost(START).until(() -> replica.waitingFor().isEmpty());
        return replica;
    }

    void stopServer() {
        server.close();
    }

    /** Starts the registry again after {@link #stopServer()}, with another address. */
    void startServer() {
        server = startReplica();
        http = new PlainHttpClient(server.uri());
    }

    /** Publishes a version of a contract. */
    void publish(String product, String contract, String schema) {
        HttpResponse<String> answer = http.put("/api/v1/contracts/" + product, "application/json",
                RegistryContractFixture.bundle(contract, schema));
        assertThat(List.of(200, 201)).as(answer.body()).contains(answer.statusCode());
    }

    @Override
    public void close() {
        records.close();
        server.close();
        schemas.close();
        broker.close();
    }
}
