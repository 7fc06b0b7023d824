// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.config;

import io.heddle.component.settings.SettingSources;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RegistrySettingsTest {
    @Test
    void shouldReadEverythingFromTheEnvironment() {
        RegistryConfig config = read(Map.of(
                "HEDDLE_BOOTSTRAP_SERVERS", "kafka-1:9092,kafka-2:9092",
                "HEDDLE_SCHEMA_REGISTRY_URL", "https://schemas:8081",
                "HEDDLE_MESH_NAME", "prod",
                "HEDDLE_HOST", "0.0.0.0",
                "HEDDLE_PORT", "9000",
                "HEDDLE_KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
                "HEDDLE_SCHEMA_REGISTRY_CLIENT_BASIC_AUTH_USER_INFO", "user:secret",
                "HEDDLE_REQUEST_TIMEOUT", "PT3S",
                "HEDDLE_TOPIC_REPLICAS", "3"));

        assertThat(config.bootstrapServers()).isEqualTo("kafka-1:9092,kafka-2:9092");
        assertThat(config.kafka()).containsEntry("security.protocol", "SASL_SSL");
        assertThat(config.schemaRegistryProperties()).containsEntry("basic.auth.user.info", "user:secret");
        assertThat(config.port()).isEqualTo(9000);
        assertThat(config.requestTimeout()).hasSeconds(3);
        assertThat(config.topicReplicas()).contains(3);
        assertThat(config.toString()).doesNotContain("secret");
    }

    @Test
    void shouldNameEveryFaultAtOnce() {
        assertThatThrownBy(() -> read(Map.of(
                "HEDDLE_PORT", "many", "HEDDLE_SCHEMA_REGISTRY_URL", "no url", "HEDDLE_REQUEST_TIMEOUT", "soon")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("HEDDLE_BOOTSTRAP_SERVERS is not set", "HEDDLE_PORT is not a number",
                        "HEDDLE_SCHEMA_REGISTRY_URL is not a URL", "HEDDLE_REQUEST_TIMEOUT is not a positive duration");
    }

    private static RegistryConfig read(Map<String, String> environment) {
        return RegistrySettings.config(SettingSources.of(environment).read(RegistrySettings.CATALOG));
    }
}
