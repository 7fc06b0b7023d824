// SPDX-License-Identifier: Apache-2.0
package io.heddle.component.settings;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The settings shared by all components. */
public final class CommonSettings {
    public static final SettingDefinition<String> BOOTSTRAP_SERVERS = SettingDefinition.of(
            "HEDDLE_BOOTSTRAP_SERVERS",
            SettingType.servers(),
            "Kafka bootstrap servers, `host:port`, comma-separated")
            .required();

    public static final SettingDefinition<URI> SCHEMA_REGISTRY_URL = SettingDefinition.of(
            "HEDDLE_SCHEMA_REGISTRY_URL",
            SettingType.url(),
            "URL of the schema registry's Confluent API, such as `http://host:8081`")
            .required();

    public static final SettingDefinition<String> HOST =
            SettingDefinition.of("HEDDLE_HOST", SettingType.text(), "address to listen on; `0.0.0.0` is all interfaces")
                    .withDefault("127.0.0.1");

    /** The name of the instance; the host name by default. */
    public static final SettingDefinition<String> INSTANCE =
            SettingDefinition.of("HEDDLE_INSTANCE", SettingType.text(),
                    "name of this instance in logs and metrics; the host name otherwise");

    public static final SettingDefinition<String> LOG_LEVEL = SettingDefinition.of(
            "HEDDLE_LOG_LEVEL", SettingType.oneOf("error", "warn", "info", "debug"), "log level of Heddle's own code")
            .withDefault("info");

    public static final SettingDefinition<String> LOG_FORMAT =
            SettingDefinition
                    .of("HEDDLE_LOG_FORMAT", SettingType.oneOf("text", "json"), "log format: `text` or `json`, one "
                            + "line per event")
                    .withDefault("text");

    public static final SettingDefinition<Duration> STOP_TIMEOUT = SettingDefinition.of(
            "HEDDLE_STOP_TIMEOUT", SettingType.duration(), "how long a graceful shutdown may take before it is forced")
            .withDefault("40s");

    /** Properties of every Kafka client. */
    public static final ClientPropertyPrefix KAFKA = new ClientPropertyPrefix(
            "HEDDLE_KAFKA_",
            "properties of every Kafka client: `HEDDLE_KAFKA_SECURITY_PROTOCOL` sets `security.protocol`");

    /** Properties of the schema registry client. */
    public static final ClientPropertyPrefix SCHEMA_REGISTRY_CLIENT = new ClientPropertyPrefix(
            "HEDDLE_SCHEMA_REGISTRY_CLIENT_", "properties of the schema registry's client, such as credentials");

    /** The settings of every standalone process. */
    public static final List<SettingDefinition<?>> PROCESS = List.of(INSTANCE, LOG_LEVEL, LOG_FORMAT, STOP_TIMEOUT);

    private CommonSettings() {}

    /** The port setting with a component's default. */
    public static SettingDefinition<Integer> port(int otherwise) {
        return SettingDefinition.of("HEDDLE_PORT", SettingType.port(), "port to listen on; 0 picks a free one")
                .withDefault(Integer.toString(otherwise));
    }

    /** The properties of every Kafka client of the component, including {@code bootstrap.servers}. */
    public static Map<String, Object> kafka(SettingValues values) {
        Map<String, Object> kafka = new HashMap<>(values.properties(KAFKA));
        kafka.put("bootstrap.servers", values.get(BOOTSTRAP_SERVERS));
        return kafka;
    }
}
