// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.localmesh;

import io.heddle.cli.console.CliException;
import io.heddle.component.settings.SettingSources;
import io.heddle.governance.application.GateSettings;
import io.heddle.governance.application.MonitorSettings;
import io.heddle.registry.config.RegistrySettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LocalMeshSettingsTest {
    @TempDir
    Path temp;

    @Test
    void shouldConfigureEachPartAsWhenItRunsAlone() throws IOException {
        Path file = Files.writeString(temp.resolve("mesh.properties"),
                "HEDDLE_KAFKA_SECURITY_PROTOCOL=SSL\nHEDDLE_MESH_NAME=file\nHEDDLE_MONITOR_COMMIT_INTERVAL=1s\n");
        SettingSources sources = SettingSources.of(Map.of(
                "HEDDLE_CONFIG", file.toString(), "HEDDLE_MESH_NAME", "mine", "HEDDLE_GATE_COMMIT_INTERVAL", "50ms",
                "HEDDLE_PORT", "1", "HEDDLE_STATE_DIR", "/elsewhere"));

        LocalMeshSettings settings = read(sources);

        assertThat(RegistrySettings.config(settings.registry()).meshName()).isEqualTo("mine");
        assertThat(RegistrySettings.config(settings.registry()).port()).isEqualTo(18_080);
        assertThat(settings.kafka())
                .isEqualTo(Map.of("bootstrap.servers", "127.0.0.1:19092", "security.protocol", "SSL"));
        assertThat(MonitorSettings.config(settings.monitor(), java.util.Optional::empty).commitInterval())
                .hasSeconds(1);
        assertThat(settings.gate().get(GateSettings.STATE_DIR)).isEqualTo(temp.resolve("data/streams/gate"));
        assertThat(settings.gate().get(GateSettings.KEYSET_FILE)).isEqualTo(temp.resolve("data/keys/masking.json"));
        assertThat(settings.registry().notices()).isEmpty();
    }

    @Test
    void shouldReportTheFaultsOfAllPartsAtOnce() {
        SettingSources sources = SettingSources.of(Map.of(
                "HEDDLE_REQUEST_TIMEOUT", "soon", "HEDDLE_GATE_COMMIT_INTERVAL", "often", "HEDDLE_DOMIANS", "crm"));

        assertThatThrownBy(() -> read(sources))
                .isInstanceOf(CliException.class)
                .hasMessageContainingAll("HEDDLE_REQUEST_TIMEOUT", "HEDDLE_GATE_COMMIT_INTERVAL",
                        "did you mean HEDDLE_DOMAINS?");
    }

    private LocalMeshSettings read(SettingSources sources) {
        LocalMeshConfig config = LocalMeshConfig.at(temp.resolve("data")).withSettings(sources);
        try (DataFolder folder = DataFolder.open(config.dataDir())) {
            return LocalMeshSettings.read(
                    config, folder, "127.0.0.1:19092", URI.create("http://127.0.0.1:18081"),
                    new LocalMeshPorts(18_080, 19_092, 18_081));
        }
    }
}
