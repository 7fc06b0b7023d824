// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.heddle.broker.LocalBroker;
import io.heddle.broker.LocalBrokerConfig;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The whole registry over HTTP, on a real broker. */
class RegistryServerTest {
    private static LocalBroker broker;
    private static FakeSchemaRegistry schemas;
    private static RegistryServer registry;
    private static Http http;

    @BeforeAll
    static void start() throws IOException {
        broker = LocalBroker.start(LocalBrokerConfig.temporary());
        schemas = FakeSchemaRegistry.start();
        registry = RegistryServer.start(RegistryConfig.local(broker.bootstrapServers(), schemas.uri(), 0));
        http = new Http(registry.uri());
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> registry.waitingFor().isEmpty());
    }

    @AfterAll
    static void stop() {
        registry.close();
        schemas.close();
        broker.close();
    }

    @Test
    void shouldPublishContractWhenItIsNew() {
        HttpResponse<String> created = http.put("/api/v1/contracts/crm.customers",
                "application/json", Contracts.bundle(Contracts.customers("1.0.0"), Contracts.CUSTOMER));

        assertThat(created.body()).contains("\"created\":true");
        assertThat(created.statusCode()).isEqualTo(201);
        JsonNode product = http.json("/api/v1/products/crm.customers");
        assertThat(product.get("version").asText()).isEqualTo("1.0.0");
    }

    @Test
    void shouldSayHowToFixItWhenThePortIsTaken() {
        RegistryConfig config = RegistryConfig.local(broker.bootstrapServers(), schemas.uri(), registry.uri().getPort());

        assertThatThrownBy(() -> RegistryServer.start(config))
                .isInstanceOf(RegistryStartException.class)
                .hasMessageContaining("taken by another program");
    }
}
