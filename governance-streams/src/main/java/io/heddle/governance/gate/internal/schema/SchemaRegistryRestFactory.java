// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.schema;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientConfig;
import io.confluent.kafka.schemaregistry.client.rest.RestService;
import io.confluent.kafka.schemaregistry.client.security.SslFactory;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Creates Confluent clients configured for the gate: one attempt per request, with a timeout. */
public final class SchemaRegistryRestFactory {
    private SchemaRegistryRestFactory() {}

    /** @param properties further properties of the client, such as credentials */
    public static RestService create(URI schemaRegistry, Duration timeout, Map<String, String> properties) {
        String millis = Long.toString(timeout.toMillis());
        Map<String, Object> configs = new HashMap<>(Map.of(
                "http.connect.timeout.ms", millis, "http.read.timeout.ms", millis, "max.retries", "0"));
        configs.putAll(properties);
        RestService service = new RestService(schemaRegistry.toString());
        service.configure(configs);
        Map<String, Object> ssl = SchemaRegistryClientConfig.getClientSslConfig(configs);
        if (!ssl.isEmpty()) {
            service.setSslSocketFactory(new SslFactory(ssl).sslContext().getSocketFactory());
        }
        return service;
    }
}
