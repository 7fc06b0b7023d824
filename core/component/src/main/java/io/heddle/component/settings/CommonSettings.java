// SPDX-License-Identifier: Apache-2.0
package io.heddle.component.settings;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The settings that mean the same to every component. */
public final class CommonSettings {
    public static final Setting<String> BOOTSTRAP_SERVERS = Setting.of(
                    "HEDDLE_BOOTSTRAP_SERVERS",
                    SettingType.servers(),
                    "Kafka brokers to find the cluster by, `host:port` with commas between")
            .required();

    public static final Setting<URI> SCHEMA_REGISTRY_URL = Setting.of(
                    "HEDDLE_SCHEMA_REGISTRY_URL",
                    SettingType.url(),
                    "the schema registry's Confluent API, such as `http://host:8081`")
            .required();

    public static final Setting<String> HOST =
            Setting.of("HEDDLE_HOST", SettingType.text(), "address to serve at; `0.0.0.0` is all of them").or("127.0.0.1");

    /** What the instance calls itself; without it, the host's name. */
    public static final Setting<String> INSTANCE =
            Setting.of("HEDDLE_INSTANCE", SettingType.text(), "name of this instance in logs and metrics; the host's name otherwise");

    public static final Setting<String> LOG_LEVEL = Setting.of(
                    "HEDDLE_LOG_LEVEL", SettingType.oneOf("error", "warn", "info", "debug"), "of Heddle's own code")
            .or("info");

    public static final Setting<String> LOG_FORMAT =
            Setting.of("HEDDLE_LOG_FORMAT", SettingType.oneOf("text", "json"), "`text` or `json`, one line per event").or("text");

    public static final Setting<Duration> STOP_TIMEOUT = Setting.of(
                    "HEDDLE_STOP_TIMEOUT", SettingType.duration(), "how long an orderly end may take before it is cut off")
            .or("40s");

    /** Properties for every Kafka client. */
    public static final ClientProperties KAFKA = new ClientProperties(
            "HEDDLE_KAFKA_", "properties of every Kafka client: `HEDDLE_KAFKA_SECURITY_PROTOCOL` is `security.protocol`");

    /** Properties for the schema registry's client. */
    public static final ClientProperties SCHEMA_REGISTRY_CLIENT = new ClientProperties(
            "HEDDLE_SCHEMA_REGISTRY_CLIENT_", "properties of the schema registry's client, such as credentials");

    /** What every process of its own has besides its work. */
    public static final List<Setting<?>> PROCESS = List.of(INSTANCE, LOG_LEVEL, LOG_FORMAT, STOP_TIMEOUT);

    private CommonSettings() {}

    /** Where to serve at, with the default of a component. */
    public static Setting<Integer> port(int otherwise) {
        return Setting.of("HEDDLE_PORT", SettingType.port(), "port to serve at; 0 picks a free one")
                .or(Integer.toString(otherwise));
    }

    /** What every Kafka client of the component gets, {@code bootstrap.servers} among it. */
    public static Map<String, Object> kafka(SettingValues values) {
        Map<String, Object> kafka = new HashMap<>(values.properties(KAFKA));
        kafka.put("bootstrap.servers", values.get(BOOTSTRAP_SERVERS));
        return kafka;
    }
}
