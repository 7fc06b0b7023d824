// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.engine.AvroRecordEngine;
import io.heddle.engine.RecordEngine;
import io.heddle.engine.keys.KeyProvider;
import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.fixture.GovernanceClusterFixture;
import io.heddle.governance.fixture.ReferenceEngine;
import io.heddle.governance.gate.config.GateConfig;
import io.heddle.governance.gate.config.GateTuning;
import io.heddle.governance.gate.config.UndeclaredDataDefault;
import io.heddle.governance.gate.internal.schema.ConfluentSchemaLookup;
import io.heddle.governance.gate.internal.schema.SchemaLookup;
import io.heddle.governance.gate.internal.schema.WriterSchemaResolver;
import io.heddle.log.MeshView;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Starts gates for tests. By default a gate uses the {@link ReferenceEngine} and asks no schema registry, because
 * records carry the schema ids of their contracts. Not thread-safe.
 *
 * <pre>{@code
 * try (Gate gate = GateFixture.on(cluster, stateDir).products("shop.orders").start()) {
 *     ...
 * }
 * }</pre>
 */
final class GateFixture {
    private final Map<String, Object> kafka;
    private final Path stateDir;
    private Supplier<@Nullable MeshView> mesh = () -> null;
    private RecordEngine engine = new ReferenceEngine();
    private GateTuning tuning = GateTuning.DEFAULT;
    private UndeclaredDataDefault undeclared = UndeclaredDataDefault.REPORT;
    private URI schemaRegistry = URI.create("http://127.0.0.1:1");
    private SchemaLookup lookup = id -> new SchemaLookup.Answer.Unavailable("no test asks");
    private WriterSchemaResolver.Retry retry = WriterSchemaResolver.Retry.DEFAULT;
    private Duration retentionInterval = Duration.ofHours(1);

    private GateFixture(Map<String, Object> kafka, Path stateDir) {
        this.kafka = kafka;
        this.stateDir = stateDir;
    }

    static GateFixture on(GovernanceClusterFixture cluster, Path stateDir) {
        return on(cluster.properties(), stateDir);
    }

    static GateFixture on(Map<String, Object> kafka, Path stateDir) {
        return new GateFixture(kafka, stateDir);
    }

    /** The standard contract for each of these products. */
    GateFixture products(String... products) {
        return mesh(CustomerProductFixture.viewOf(products));
    }

    GateFixture mesh(MeshView view) {
        return mesh(() -> view);
    }

    /** @param source of the current view; null while there is none */
    GateFixture mesh(Supplier<@Nullable MeshView> source) {
        mesh = source;
        return this;
    }

    GateFixture engine(RecordEngine value) {
        engine = value;
        return this;
    }

    /** Masks with these keys, by an engine without code generation. */
    GateFixture keys(KeyProvider keys) {
        return engine(new AvroRecordEngine(keys));
    }

    GateFixture tuning(GateTuning value) {
        tuning = value;
        return this;
    }

    /** What the gate does about undeclared personal data where a contract does not say. */
    GateFixture detections(UndeclaredDataDefault value) {
        undeclared = value;
        return this;
    }

    /** Asks this schema registry for schemas that the mesh does not know. */
    GateFixture schemaRegistry(URI address) {
        schemaRegistry = address;
        return lookup(new ConfluentSchemaLookup(address, GateAssembly.SCHEMA_REGISTRY_TIMEOUT, Map.of()));
    }

    GateFixture lookup(SchemaLookup value) {
        lookup = value;
        return this;
    }

    GateFixture retry(WriterSchemaResolver.Retry value) {
        retry = value;
        return this;
    }

    /** How often decided records past their retention are deleted from ingest. */
    GateFixture retentionInterval(Duration value) {
        retentionInterval = value;
        return this;
    }

    Gate start() {
        Supplier<@Nullable MeshView> source = mesh;
        GateConfig config = GateConfig
                .builder(kafka, schemaRegistry, () -> Optional.ofNullable(source.get()), engine, stateDir)
                .tuning(tuning)
                .undeclared(undeclared)
                .build();
        return Gate.start(config, lookup, retry, retentionInterval);
    }
}
