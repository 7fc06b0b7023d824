// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.config;

import io.heddle.component.settings.CommonSettings;
import io.heddle.component.settings.SettingCatalog;
import io.heddle.component.settings.SettingDefinition;
import io.heddle.component.settings.SettingType;
import io.heddle.component.settings.SettingValues;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * All settings of a registry. The stand-alone registry and the local mesh read them the same way.
 *
 * <pre>{@code
 * RegistryConfig config = RegistrySettings.config(SettingSources.of(System.getenv()).read(RegistrySettings.CATALOG));
 * }</pre>
 */
public final class RegistrySettings {
    static final SettingDefinition<String> MESH_NAME =
            SettingDefinition.of("HEDDLE_MESH_NAME", SettingType.text(), "name of the mesh")
                    .withDefault("heddle");
    static final SettingDefinition<Integer> PORT = CommonSettings.port(8080);
    static final SettingDefinition<Duration> REQUEST_TIMEOUT = SettingDefinition.of(
            "HEDDLE_REQUEST_TIMEOUT",
            SettingType.duration(),
            "how long one request to Kafka or the schema registry may take")
            .withDefault("10s");
    static final SettingDefinition<Integer> TOPIC_REPLICAS = SettingDefinition.of(
            "HEDDLE_TOPIC_REPLICAS",
            SettingType.number(1, 100),
            "replicas of the mesh's own topics and of those whose contract sets none; the cluster's default otherwise");

    static final SettingDefinition<Duration> LINEAGE_EXPIRY = SettingDefinition.of(
            "HEDDLE_LINEAGE_EXPIRY",
            SettingType.duration(),
            "how long reported or observed lineage is kept after it was last seen")
            .withDefault("90d");
    static final SettingDefinition<Duration> LINEAGE_GROUP_INTERVAL = SettingDefinition.of(
            "HEDDLE_LINEAGE_GROUP_INTERVAL",
            SettingType.duration(),
            "how often the consumer groups and the topics they read are queried")
            .withDefault("10s");

    /** Every setting, with its description and default. */
    public static final SettingCatalog CATALOG =
            new SettingCatalog("registry", all(), List.of(CommonSettings.KAFKA, CommonSettings.SCHEMA_REGISTRY_CLIENT));

    private RegistrySettings() {}

    /** Converts setting values to a configuration. */
    public static RegistryConfig config(SettingValues values) {
        return new RegistryConfig(
                values.get(MESH_NAME),
                values.get(CommonSettings.HOST),
                values.get(PORT),
                CommonSettings.kafka(values),
                values.get(CommonSettings.SCHEMA_REGISTRY_URL),
                values.properties(CommonSettings.SCHEMA_REGISTRY_CLIENT),
                values.get(REQUEST_TIMEOUT),
                values.find(TOPIC_REPLICAS),
                new LineageConfig(values.get(LINEAGE_EXPIRY), values.get(LINEAGE_GROUP_INTERVAL)));
    }

    private static List<SettingDefinition<?>> all() {
        List<SettingDefinition<?>> all = new ArrayList<>(List.of(
                CommonSettings.BOOTSTRAP_SERVERS,
                CommonSettings.SCHEMA_REGISTRY_URL,
                MESH_NAME,
                CommonSettings.HOST,
                PORT,
                REQUEST_TIMEOUT,
                TOPIC_REPLICAS,
                LINEAGE_EXPIRY,
                LINEAGE_GROUP_INTERVAL));
        all.addAll(CommonSettings.PROCESS);
        return all;
    }
}
