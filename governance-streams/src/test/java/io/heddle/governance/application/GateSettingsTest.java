// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.application;

import io.heddle.component.settings.SettingSources;
import io.heddle.component.settings.SettingsException;
import io.heddle.contract.DomainName;
import io.heddle.contract.UndeclaredData;
import io.heddle.engine.keys.FileKeyset;
import io.heddle.governance.gate.config.GateConfig;
import io.heddle.governance.gate.config.GateTuning;
import io.heddle.governance.gate.config.UndeclaredDataDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GateSettingsTest {
    @TempDir
    Path folder;

    @Test
    void shouldReadTheGatesConfiguration() {
        Path keys = folder.resolve("keys/masking.json");
        FileKeyset.openOrCreate(keys);

        GateConfig config = read(Map.ofEntries(
                Map.entry("HEDDLE_KEYSET_FILE", keys.toString()),
                Map.entry("HEDDLE_DOMAINS", "crm, orders"),
                Map.entry("HEDDLE_GATE_COMMIT_INTERVAL", "250ms"),
                Map.entry("HEDDLE_GATE_PROCESSING_GUARANTEE", "AT_LEAST_ONCE"),
                Map.entry("HEDDLE_GATE_THREADS", "3"),
                Map.entry("HEDDLE_GATE_HELPERS", "5"),
                Map.entry("HEDDLE_GATE_UNDECLARED_DATA", "quarantine"),
                Map.entry("HEDDLE_GATE_UNDECLARED_DATA_SAMPLE", "4"),
                Map.entry("HEDDLE_GATE_STALLED_AFTER", "45s"),
                Map.entry("HEDDLE_STATE_DIR", "/state"),
                Map.entry("HEDDLE_SCHEMA_REGISTRY_CLIENT_BASIC_AUTH_USER_INFO", "me:pw")));

        assertThat(config.domains()).containsExactlyInAnyOrder(new DomainName("crm"), new DomainName("orders"));
        assertThat(config.undeclared()).isEqualTo(new UndeclaredDataDefault(UndeclaredData.Action.QUARANTINE, 0.25));
        assertThat(config.tuning()).isEqualTo(new GateTuning(GateTuning.Guarantee.AT_LEAST_ONCE, Duration.ofMillis(250),
                3, Duration.ofSeconds(45), 5));
        assertThat(config.stateDirectory()).isEqualTo(Path.of("/state"));
        assertThat(config.kafka()).containsEntry("bootstrap.servers", "a:1,b:1");
        assertThat(config.schemaRegistryProperties()).containsEntry("basic.auth.user.info", "me:pw");
        assertThat(config.toString()).doesNotContain("me:pw");
    }

    @Test
    void shouldExplainMissingMaskingKeys() {
        Path missingFile = folder.resolve("none.json");

        assertThatThrownBy(() -> read(Map.of("HEDDLE_KEYSET_FILE", missingFile.toString())))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("there are no masking keys at " + missingFile, "heddle keyset create",
                        "every gate of the mesh");
    }

    @Test
    void shouldRefuseAMalformedDomain() {
        assertThatThrownBy(() -> read(Map.of("HEDDLE_KEYSET_FILE", "k", "HEDDLE_DOMAINS", "CRM")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("HEDDLE_DOMAINS");
    }

    @Test
    void shouldDefaultToExactlyOnceOnOneThread() {
        Path keys = folder.resolve("keys.json");
        FileKeyset.openOrCreate(keys);

        assertThat(read(Map.of("HEDDLE_KEYSET_FILE", keys.toString())).tuning())
                .isEqualTo(new GateTuning(GateTuning.Guarantee.EXACTLY_ONCE, Duration.ofMillis(100), 1,
                        Duration.ofSeconds(30),
                        Runtime.getRuntime().availableProcessors() - 1));
    }

    @ParameterizedTest
    @CsvSource({
        "HEDDLE_GATE_PROCESSING_GUARANTEE, at_most_once, 'is not one of exactly_once_v2, at_least_once'",
        "HEDDLE_GATE_THREADS, 0, expected 1 to 16",
        "HEDDLE_GATE_UNDECLARED_DATA, ignore, 'is not one of off, report, mask, quarantine'",
        "HEDDLE_GATE_UNDECLARED_DATA_SAMPLE, 0, expected 1 to 1000000",
        "HEDDLE_GATE_THREADS, 17, expected 1 to 16",
        "HEDDLE_GATE_HELPERS, 65, expected 0 to 64",
        "HEDDLE_GATE_STALLED_AFTER, 4s, expected PT5S to PT1H",
        "HEDDLE_GATE_PARTITION_METRICS, yes, 'is not one of on, off'",
        "HEDDLE_GATE_COMMIT_INTERVAL, 6s, expected PT0.001S to PT5S"
    })
    void shouldRefuseTuningOutOfBounds(String name, String value, String message) {
        assertThatThrownBy(() -> read(Map.of("HEDDLE_KEYSET_FILE", "k", name, value)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll(name, message);
    }

    private static GateConfig read(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(more);
        all.put("HEDDLE_BOOTSTRAP_SERVERS", "a:1,b:1");
        all.put("HEDDLE_SCHEMA_REGISTRY_URL", "http://s:8081");
        return GateSettings.config(SettingSources.of(all).read(GateSettings.CATALOG), Optional::empty);
    }
}
