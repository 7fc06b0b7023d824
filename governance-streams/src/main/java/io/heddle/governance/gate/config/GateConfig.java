// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.config;

import io.heddle.contract.DomainName;
import io.heddle.engine.RecordEngine;
import io.heddle.governance.MeshSource;
import org.apache.kafka.clients.CommonClientConfigs;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * What a gate needs to run.
 *
 * <pre>{@code
 * GateConfig config = GateConfig.of(
 *         Map.of("bootstrap.servers", "localhost:19092"), URI.create("http://localhost:18081"),
 *         mesh, engine, stateDir);
 * }</pre>
 *
 * @param kafka connection properties of every Kafka client, {@code bootstrap.servers} at least
 * @param schemaRegistry base address of a schema registry with the Confluent API
 * @param mesh where contracts come from
 * @param engine compiles contracts; must have masking keys
 * @param stateDirectory a folder of the gate's own
 * @param domains the domains to host; empty means all
 * @param tuning how the gate works, as far as somebody may want it otherwise
 * @param schemaRegistryProperties further properties of the schema registry's client, such as credentials
 * @param undeclared what is done about personal data that a contract neither declares nor speaks of
 */
public record GateConfig(
        Map<String, Object> kafka,
        URI schemaRegistry,
        MeshSource mesh,
        RecordEngine engine,
        Path stateDirectory,
        Set<DomainName> domains,
        GateTuning tuning,
        Map<String, String> schemaRegistryProperties,
        UndeclaredDataDefault undeclared) {
    /** @throws IllegalArgumentException if the bootstrap servers are missing */
    public GateConfig {
        if (!kafka.containsKey(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)) {
            throw new IllegalArgumentException("kafka properties lack bootstrap.servers");
        }
        kafka = Map.copyOf(kafka);
        domains = Set.copyOf(domains);
        schemaRegistryProperties = Map.copyOf(schemaRegistryProperties);
    }

    /** All domains, tuned as by default. */
    public static GateConfig of(
            Map<String, Object> kafka, URI schemaRegistry, MeshSource mesh, RecordEngine engine, Path stateDirectory) {
        return new GateConfig(
                kafka, schemaRegistry, mesh, engine, stateDirectory, Set.of(), GateTuning.DEFAULT, Map.of(),
                UndeclaredDataDefault.REPORT);
    }

    /** The same, hosting only these domains. */
    public GateConfig withDomains(Set<DomainName> hosted) {
        return new GateConfig(
                kafka, schemaRegistry, mesh, engine, stateDirectory, hosted, tuning, schemaRegistryProperties,
                undeclared);
    }

    /** The same, tuned otherwise. */
    public GateConfig withTuning(GateTuning other) {
        return new GateConfig(
                kafka, schemaRegistry, mesh, engine, stateDirectory, domains, other, schemaRegistryProperties,
                undeclared);
    }

    /** The same with these properties for the schema registry's client. */
    public GateConfig withSchemaRegistryProperties(Map<String, String> properties) {
        return new GateConfig(
                kafka, schemaRegistry, mesh, engine, stateDirectory, domains, tuning, properties, undeclared);
    }

    /** The same, doing this about undeclared personal data where contracts say nothing of it. */
    public GateConfig withUndeclared(UndeclaredDataDefault other) {
        return new GateConfig(
                kafka, schemaRegistry, mesh, engine, stateDirectory, domains, tuning, schemaRegistryProperties, other);
    }

    @Override
    public String toString() {
        return "GateConfig[bootstrap=" + kafka.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG) + ", schemaRegistry="
                + schemaRegistry.getHost() + ", domains=" + (domains.isEmpty() ? "all" : domains) + ", " + tuning + "]";
    }
}
