// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.localmesh;

import io.heddle.cli.console.CliException;
import io.heddle.cli.console.ExitCodes;
import io.heddle.component.settings.CommonSettings;
import io.heddle.component.settings.SettingCatalog;
import io.heddle.component.settings.SettingSources;
import io.heddle.component.settings.SettingValues;
import io.heddle.component.settings.SettingsException;
import io.heddle.governance.application.GateSettings;
import io.heddle.governance.application.MonitorSettings;
import io.heddle.registry.config.RegistrySettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The settings of a local mesh's components: the same variables and files as for standalone components, parsed by the
 * same code. The mesh itself sets the addresses at which the components find each other.
 */
record LocalMeshSettings(SettingValues registry, SettingValues gate, SettingValues monitor) {
    private static final Logger LOG = LoggerFactory.getLogger(LocalMeshSettings.class);

    /** All catalogs: the three components share one environment, so each must accept the settings of the others. */
    private static final List<SettingCatalog> ALL =
            List.of(RegistrySettings.CATALOG, GateSettings.CATALOG, MonitorSettings.CATALOG);

    /** @throws CliException listing the faults of all components */
    static LocalMeshSettings read(LocalMeshConfig config, DataFolder folder, String bootstrapServers,
            URI schemaRegistry, LocalMeshPorts ports) {
        Map<String, String> decided = new HashMap<>(Map.of(
                CommonSettings.BOOTSTRAP_SERVERS.name(), bootstrapServers,
                CommonSettings.SCHEMA_REGISTRY_URL.name(), schemaRegistry.toString(),
                CommonSettings.HOST.name(), "127.0.0.1",
                "HEDDLE_PORT", Integer.toString(ports.registry())));
        SettingSources sources = config.settings().withOverrides(decided);
        Set<String> faults = new LinkedHashSet<>();
        List<SettingValues> read = new ArrayList<>();
        read(RegistrySettings.CATALOG, sources.defaults(Map.of("HEDDLE_MESH_NAME", "local")), read, faults);
        read(GateSettings.CATALOG, withStateDir(folder.streams().resolve("gate"), sources)
                .defaults(Map.of(GateSettings.KEYSET_FILE.name(), folder.keyset().toString())), read, faults);
        read(MonitorSettings.CATALOG, withStateDir(folder.streams().resolve("monitor"), sources), read, faults);
        if (!faults.isEmpty()) {
            throw new CliException(ExitCodes.USAGE, String.join("\n  ", faults),
                    "correct these settings in the environment or the file");
        }
        return new LocalMeshSettings(read.get(0), read.get(1), read.get(2));
    }

    /** The properties of all Kafka clients in this process. */
    Map<String, Object> kafka() {
        return CommonSettings.kafka(registry);
    }

    /** Gate and monitor cannot share a state directory. */
    private static SettingSources withStateDir(Path folder, SettingSources sources) {
        return sources.withOverrides(Map.of(GateSettings.STATE_DIR.name(), folder.toString()));
    }

    private static void read(SettingCatalog catalog, SettingSources sources, List<SettingValues> read,
            Set<String> faults) {
        try {
            SettingValues values = sources.read(catalog.withNeighbours(ALL));
            values.notices().forEach(LOG::warn);
            LOG.info("settings of the {}: {}", catalog.component(), values);
            read.add(values);
        } catch (SettingsException e) {
            faults.addAll(e.faults());
        }
    }
}
