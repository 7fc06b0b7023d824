// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.governance.gate.config.GateConfig;
import io.heddle.governance.gate.health.GateHealth;
import io.heddle.governance.gate.health.ProductCounts;
import io.heddle.governance.gate.health.ProductPartition;
import io.heddle.governance.gate.internal.schema.ConfluentSchemaLookup;
import io.heddle.governance.gate.internal.schema.SchemaLookup;
import io.heddle.governance.gate.internal.schema.WriterSchemaResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Map;

/**
 * Hosts the cells of all domains, or of those in its configuration, in this process. A cell starts when its domain has
 * a contract; contract changes need no restart. Several gates may host the same domain: they share its partitions.
 * Thread-safe.
 *
 * <pre>{@code
 * try (Gate gate = Gate.start(config)) {
 *     gate.health().cells().forEach(System.out::println);
 * }
 * }</pre>
 */
public final class Gate implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
    private static final Duration RETENTION_INTERVAL = Duration.ofHours(1);

    private final GateAssembly assembly;

    private Gate(GateAssembly assembly) {
        this.assembly = assembly;
    }

    /** Starts a gate and returns at once; {@link #health} reports its progress. */
    public static Gate start(GateConfig config) {
        return start(
                config,
                new ConfluentSchemaLookup(
                        config.schemaRegistry(), GateAssembly.SCHEMA_REGISTRY_TIMEOUT,
                        config.schemaRegistryProperties()),
                WriterSchemaResolver.Retry.DEFAULT);
    }

    static Gate start(GateConfig config, SchemaLookup lookup, WriterSchemaResolver.Retry retry) {
        return start(config, lookup, retry, RETENTION_INTERVAL);
    }

    static Gate start(
            GateConfig config, SchemaLookup lookup, WriterSchemaResolver.Retry retry, Duration retentionInterval) {
        GateAssembly assembly = new GateAssembly(config, lookup, retry);
        assembly.start(retentionInterval);
        LOG.info("gate starts: {}", config);
        return new Gate(assembly);
    }

    /** The state of every cell and what the gate waits for. Never blocks. */
    public GateHealth health() {
        return assembly.health();
    }

    /** What this process committed since it started. Never blocks. */
    public Map<ProductPartition, ProductCounts> counts() {
        return assembly.committedCounts().snapshot();
    }

    /** Unread records on the ingest partitions hosted here; held partitions are left out. Never blocks. */
    public Map<ProductPartition, Long> lag() {
        return assembly.cells().lag();
    }

    /**
     * Commits open transactions and stops all cells in parallel; waits up to 25 s for the cells and 5 s for the rest.
     */
    @Override
    public void close() {
        assembly.close();
        LOG.info("gate stopped");
    }
}
