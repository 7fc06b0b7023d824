// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.application;

import io.heddle.component.settings.CommonSettings;
import io.heddle.component.settings.SettingCatalog;
import io.heddle.component.settings.SettingDefinition;
import io.heddle.component.settings.SettingType;
import io.heddle.component.settings.SettingValues;
import io.heddle.governance.MeshSource;
import io.heddle.governance.monitor.MonitorConfig;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** All settings of a monitor, read the same way by the stand-alone monitor and the local mesh. */
public final class MonitorSettings {
    static final SettingDefinition<Integer> PORT = CommonSettings.port(8083);

    /** A directory that no other process uses. */
    public static final SettingDefinition<Path> STATE_DIR =
            SettingDefinition.of("HEDDLE_STATE_DIR", SettingType.path(), "folder for Kafka Streams, not shared "
                    + "with another process")
                    .withDefault("heddle-state/monitor");

    static final SettingDefinition<Duration> COMMIT_INTERVAL = SettingDefinition.of(
            "HEDDLE_MONITOR_COMMIT_INTERVAL",
            SettingType.duration(),
            "how often status and events become visible to consumers")
            .withDefault("250ms");

    /** All settings of a monitor. */
    public static final SettingCatalog CATALOG = new SettingCatalog("monitor", all(), List.of(CommonSettings.KAFKA));

    private MonitorSettings() {}

    /** Converts the values into a monitor configuration. */
    public static MonitorConfig config(SettingValues values, MeshSource mesh) {
        return new MonitorConfig(
                CommonSettings.kafka(values), mesh, values.get(STATE_DIR), values.get(COMMIT_INTERVAL));
    }

    private static List<SettingDefinition<?>> all() {
        List<SettingDefinition<?>> all = new ArrayList<>(
                List.of(CommonSettings.BOOTSTRAP_SERVERS, STATE_DIR, COMMIT_INTERVAL, CommonSettings.HOST, PORT));
        all.addAll(CommonSettings.PROCESS);
        return all;
    }
}
