// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.application;

import io.heddle.component.settings.CommonSettings;
import io.heddle.component.settings.SettingCatalog;
import io.heddle.component.settings.SettingDefinition;
import io.heddle.component.settings.SettingType;
import io.heddle.component.settings.SettingValues;
import io.heddle.component.settings.SettingsException;
import io.heddle.contract.DomainName;
import io.heddle.contract.UndeclaredData;
import io.heddle.engine.CompiledRecordEngine;
import io.heddle.engine.keys.FileKeyset;
import io.heddle.engine.keys.KeysetException;
import io.heddle.governance.MeshSource;
import io.heddle.governance.gate.config.GateConfig;
import io.heddle.governance.gate.config.GateTuning;
import io.heddle.governance.gate.config.UndeclaredDataDefault;
import org.apache.kafka.streams.StreamsConfig;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * All settings of a gate, read the same way by the stand-alone gate and the local mesh.
 *
 * <pre>{@code
 * SettingValues values = SettingSources.of(System.getenv()).read(GateSettings.CATALOG);
 * GateConfig config = GateSettings.config(values, MeshSource.of(reader));
 * }</pre>
 */
public final class GateSettings {
    static final SettingDefinition<Integer> PORT = CommonSettings.port(8082);

    /** The file with the masking keys. */
    public static final SettingDefinition<Path> KEYSET_FILE = SettingDefinition.of(
            "HEDDLE_KEYSET_FILE",
            SettingType.path(),
            "file of the masking keys, the same for every gate of the mesh (`heddle keyset create FILE` creates it)")
            .required();

    /** A directory that no other process uses. */
    public static final SettingDefinition<Path> STATE_DIR =
            SettingDefinition.of("HEDDLE_STATE_DIR", SettingType.path(), "folder for Kafka Streams, not shared "
                    + "with another process")
                    .withDefault("heddle-state/gate");

    static final SettingDefinition<Set<DomainName>> DOMAINS = SettingDefinition.of(
            "HEDDLE_DOMAINS", SettingType.set(DomainName::new), "domains to host, comma-separated; all otherwise");
    static final SettingDefinition<Duration> COMMIT_INTERVAL = SettingDefinition.of(
            "HEDDLE_GATE_COMMIT_INTERVAL",
            SettingType.duration(Duration.ofMillis(1), GateTuning.MAX_COMMIT_INTERVAL),
            "how long a record may wait to become visible to consumers")
            .withDefault("100ms");
    static final SettingDefinition<String> GUARANTEE = SettingDefinition.of(
            "HEDDLE_GATE_PROCESSING_GUARANTEE",
            SettingType.oneOf(StreamsConfig.EXACTLY_ONCE_V2, StreamsConfig.AT_LEAST_ONCE),
            "`exactly_once_v2`, or `at_least_once`: cheaper, and a crash may repeat records")
            .withDefault(StreamsConfig.EXACTLY_ONCE_V2);
    static final SettingDefinition<Integer> THREADS = SettingDefinition.of(
            "HEDDLE_GATE_THREADS",
            SettingType.number(1, GateTuning.MAX_THREADS),
            "threads per domain's cell; those beyond the largest number of partitions stay idle")
            .withDefault("1");
    static final SettingDefinition<Integer> HELPERS = SettingDefinition.of(
            "HEDDLE_GATE_HELPERS",
            SettingType.number(0, GateTuning.MAX_HELPERS),
            "threads per process that help its cells decide large batches; otherwise one less than the processors");
    static final SettingDefinition<String> UNDECLARED = SettingDefinition.of(
            "HEDDLE_GATE_UNDECLARED_DATA",
            SettingType.oneOf(UndeclaredData.Action.words().toArray(String[]::new)),
            "action on undeclared personal data if the contract names none: `report`, `mask`, `quarantine` or `off`")
            .withDefault(UndeclaredData.Action.REPORT.word());
    static final SettingDefinition<Integer> UNDECLARED_SAMPLE = SettingDefinition.of(
            "HEDDLE_GATE_UNDECLARED_DATA_SAMPLE",
            SettingType.number(1, 1_000_000),
            "if it is only reported, inspect one record in this many")
            .withDefault("100");
    static final SettingDefinition<Duration> STALLED_AFTER = SettingDefinition.of(
            "HEDDLE_GATE_STALLED_AFTER",
            SettingType.duration(GateTuning.MIN_STALLED_AFTER, GateTuning.MAX_STALLED_AFTER),
            "how long a cell may make no progress before `/health` reports it as stalled")
            .withDefault("30s");
    static final SettingDefinition<String> PARTITION_METRICS = SettingDefinition.of(
            "HEDDLE_GATE_PARTITION_METRICS",
            SettingType.oneOf("on", "off"),
            "whether `/metrics` has one series per partition of a product")
            .withDefault("on");

    /** All settings of a gate. */
    public static final SettingCatalog CATALOG =
            new SettingCatalog("gate", all(), List.of(CommonSettings.KAFKA, CommonSettings.SCHEMA_REGISTRY_CLIENT));

    private GateSettings() {}

    /**
     * Converts the values into a gate configuration; opens the masking keys.
     *
     * @throws SettingsException if the masking keys are missing or unusable
     */
    public static GateConfig config(SettingValues values, MeshSource mesh) {
        return GateConfig.builder(
                CommonSettings.kafka(values),
                values.get(CommonSettings.SCHEMA_REGISTRY_URL),
                mesh,
                new CompiledRecordEngine(keyset(values.get(KEYSET_FILE))),
                values.get(STATE_DIR))
                .domains(values.find(DOMAINS).orElse(Set.of()))
                .tuning(tuning(values))
                .undeclared(undeclared(values))
                .schemaRegistryProperties(values.properties(CommonSettings.SCHEMA_REGISTRY_CLIENT))
                .build();
    }

    private static GateTuning tuning(SettingValues values) {
        GateTuning.Guarantee guarantee = values.get(GUARANTEE).equals(StreamsConfig.AT_LEAST_ONCE)
                ? GateTuning.Guarantee.AT_LEAST_ONCE
                : GateTuning.Guarantee.EXACTLY_ONCE;
        return new GateTuning(guarantee, values.get(COMMIT_INTERVAL), values.get(THREADS), values.get(STALLED_AFTER),
                values.find(HELPERS).orElse(GateTuning.DEFAULT.helpers()));
    }

    static boolean partitionMetrics(SettingValues values) {
        return values.get(PARTITION_METRICS).equals("on");
    }

    private static UndeclaredDataDefault undeclared(SettingValues values) {
        UndeclaredData.Action action = UndeclaredData.Action.ofWord(values.get(UNDECLARED)).orElseThrow();
        return new UndeclaredDataDefault(action, 1.0 / values.get(UNDECLARED_SAMPLE));
    }

    private static FileKeyset keyset(Path file) {
        if (!Files.exists(file)) {
            throw new SettingsException("gate", List.of(KEYSET_FILE.name() + ": there are no masking keys at " + file
                    + "; create them once with 'heddle keyset create FILE' and give every gate of the mesh the same"
                    + " file"));
        }
        try {
            return FileKeyset.open(file);
        } catch (KeysetException e) {
            throw new SettingsException("gate", List.of(KEYSET_FILE.name() + ": " + e.getMessage()));
        }
    }

    private static List<SettingDefinition<?>> all() {
        List<SettingDefinition<?>> all = new ArrayList<>(List.of(
                CommonSettings.BOOTSTRAP_SERVERS,
                CommonSettings.SCHEMA_REGISTRY_URL,
                KEYSET_FILE,
                STATE_DIR,
                DOMAINS,
                COMMIT_INTERVAL,
                GUARANTEE,
                THREADS,
                HELPERS,
                UNDECLARED,
                UNDECLARED_SAMPLE,
                STALLED_AFTER,
                PARTITION_METRICS,
                CommonSettings.HOST,
                PORT));
        all.addAll(CommonSettings.PROCESS);
        return all;
    }
}
