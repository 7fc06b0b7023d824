// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.application;

import io.heddle.component.settings.CommonSettings;
import io.heddle.component.settings.Setting;
import io.heddle.component.settings.SettingCatalog;
import io.heddle.component.settings.SettingType;
import io.heddle.component.settings.SettingValues;
import io.heddle.component.settings.SettingsException;
import io.heddle.contract.DomainName;
import io.heddle.contract.UndeclaredData;
import io.heddle.engine.CompiledRecordEngine;
import io.heddle.engine.keys.FileKeyset;
import io.heddle.engine.keys.KeysetException;
import io.heddle.governance.MeshSource;
import io.heddle.governance.gate.GateConfig;
import io.heddle.governance.gate.GateTuning;
import io.heddle.governance.gate.detection.UndeclaredDefault;
import org.apache.kafka.streams.StreamsConfig;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Everything a gate can be told. The stand-alone gate and the local mesh read it the same way.
 *
 * <pre>{@code
 * SettingValues values = SettingSources.of(System.getenv()).read(GateSettings.CATALOG);
 * GateConfig config = GateSettings.config(values, MeshSource.of(reader));
 * }</pre>
 */
public final class GateSettings {
    static final Setting<Integer> PORT = CommonSettings.port(8082);

    /** Where the masking keys are. */
    public static final Setting<Path> KEYSET_FILE = Setting.of(
                    "HEDDLE_KEYSET_FILE",
                    SettingType.path(),
                    "the masking keys; the same for every gate of the mesh (`heddle keyset create FILE` makes them)")
            .required();

    /** A folder of the gate's own. */
    public static final Setting<Path> STATE_DIR =
            Setting.of("HEDDLE_STATE_DIR", SettingType.path(), "a folder of its own for Kafka Streams").or("heddle-state/gate");

    static final Setting<Set<DomainName>> DOMAINS = Setting.of(
            "HEDDLE_DOMAINS", SettingType.set(DomainName::new), "domains to host, with commas between; all otherwise");
    static final Setting<Duration> COMMIT_INTERVAL = Setting.of(
                    "HEDDLE_GATE_COMMIT_INTERVAL",
                    SettingType.duration(Duration.ofMillis(1), GateTuning.LONGEST_COMMIT_INTERVAL),
                    "how long a record may wait to become visible to consumers")
            .or("100ms");
    static final Setting<String> GUARANTEE = Setting.of(
                    "HEDDLE_GATE_PROCESSING_GUARANTEE",
                    SettingType.oneOf(StreamsConfig.EXACTLY_ONCE_V2, StreamsConfig.AT_LEAST_ONCE),
                    "`exactly_once_v2`, or `at_least_once`: cheaper, and a crash may repeat records")
            .or(StreamsConfig.EXACTLY_ONCE_V2);
    static final Setting<Integer> THREADS = Setting.of(
                    "HEDDLE_GATE_THREADS",
                    SettingType.number(1, GateTuning.MOST_THREADS),
                    "threads of each domain's cell; each beyond the largest number of partitions idles")
            .or("1");
    static final Setting<Integer> HELPERS = Setting.of(
            "HEDDLE_GATE_HELPERS",
            SettingType.number(0, GateTuning.MOST_HELPERS),
            "threads of the process that help its cells to judge large batches; one less than processors otherwise");
    static final Setting<String> UNDECLARED = Setting.of(
                    "HEDDLE_GATE_UNDECLARED_DATA",
                    SettingType.oneOf(UndeclaredData.Action.words().toArray(String[]::new)),
                    "undeclared personal data where a contract says nothing of it: `report`, `mask`, `quarantine` or `off`")
            .or(UndeclaredData.Action.REPORT.word());
    static final Setting<Integer> UNDECLARED_SAMPLE = Setting.of(
                    "HEDDLE_GATE_UNDECLARED_DATA_SAMPLE",
                    SettingType.number(1, 1_000_000),
                    "where it is only reported, one record in so many is looked at")
            .or("100");
    static final Setting<Duration> STALLED_AFTER = Setting.of(
                    "HEDDLE_GATE_STALLED_AFTER",
                    SettingType.duration(GateTuning.SHORTEST_STALL, GateTuning.LONGEST_STALL),
                    "how long a cell may get nothing done before `/health` calls it stalled")
            .or("30s");
    static final Setting<String> PARTITION_METRICS = Setting.of(
                    "HEDDLE_GATE_PARTITION_METRICS",
                    SettingType.oneOf("on", "off"),
                    "whether `/metrics` tells the partitions of a product apart")
            .or("on");

    /** All of them. */
    public static final SettingCatalog CATALOG =
            new SettingCatalog("gate", all(), List.of(CommonSettings.KAFKA, CommonSettings.SCHEMA_REGISTRY_CLIENT));

    private GateSettings() {}

    /**
     * What was read, as the gate's configuration; opens the masking keys.
     *
     * @throws SettingsException if the masking keys are not there or cannot be used
     */
    public static GateConfig config(SettingValues values, MeshSource mesh) {
        return GateConfig.of(
                        CommonSettings.kafka(values),
                        values.get(CommonSettings.SCHEMA_REGISTRY_URL),
                        mesh,
                        new CompiledRecordEngine(keyset(values.get(KEYSET_FILE))),
                        values.get(STATE_DIR))
                .withDomains(values.find(DOMAINS).orElse(Set.of()))
                .withTuning(tuning(values))
                .withUndeclared(undeclared(values))
                .withSchemaRegistryProperties(values.properties(CommonSettings.SCHEMA_REGISTRY_CLIENT));
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

    private static UndeclaredDefault undeclared(SettingValues values) {
        UndeclaredData.Action action = UndeclaredData.Action.ofWord(values.get(UNDECLARED)).orElseThrow();
        return new UndeclaredDefault(action, 1.0 / values.get(UNDECLARED_SAMPLE));
    }

    private static FileKeyset keyset(Path file) {
        if (!Files.exists(file)) {
            throw new SettingsException("gate", List.of(KEYSET_FILE.name() + ": there are no masking keys at " + file
                    + "; make them once with 'heddle keyset create FILE' and give every gate of the mesh the same file"));
        }
        try {
            return FileKeyset.open(file);
        } catch (KeysetException e) {
            throw new SettingsException("gate", List.of(KEYSET_FILE.name() + ": " + e.getMessage()));
        }
    }

    private static List<Setting<?>> all() {
        List<Setting<?>> all = new ArrayList<>(List.of(
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
