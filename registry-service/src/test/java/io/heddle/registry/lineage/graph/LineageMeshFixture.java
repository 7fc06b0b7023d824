// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.graph;

import io.heddle.contract.Contract;
import io.heddle.contract.ContractVersion;
import io.heddle.contract.DomainName;
import io.heddle.contract.ProductId;
import io.heddle.contract.SchemaId;
import io.heddle.contract.SchemaSource;
import io.heddle.contract.odcs.ContractReader;
import io.heddle.contract.odcs.ContractReading;
import io.heddle.log.ContractEntry;
import io.heddle.log.DomainEntry;
import io.heddle.log.MeshView;
import io.heddle.registry.log.LogDecision;
import io.heddle.registry.log.RegistryLog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** A mesh with the given contracts, without Kafka. */
public final class LineageMeshFixture implements RegistryLog {
    private static final Path DEMO = Path.of("../examples/demo-domains/src/main/resources/demo");

    private MeshView view = new MeshView(1, Map.of(), Map.of());

    /** The four domains of the demo as shipped. */
    public static LineageMeshFixture demo(Instant appliedAt) {
        LineageMeshFixture mesh = new LineageMeshFixture();
        mesh.applyDemo("crm", "customers", "customer", appliedAt);
        mesh.applyDemo("orders", "orders", "order", appliedAt);
        mesh.applyDemo("web", "visits", "visit", appliedAt);
        mesh.applyDemo("insights", "customer-orders", "customer-order", appliedAt);
        return mesh;
    }

    private void applyDemo(String domain, String product, String schema, Instant appliedAt) {
        try {
            String url = "schemas/" + schema + ".avsc";
            apply(Files.readString(DEMO.resolve(domain).resolve(product + ".yaml")),
                    Map.of(url, Files.readString(DEMO.resolve(domain).resolve(url))), appliedAt);
            register(domain, domain + "-team");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a product whose schema is derived from the properties, each one a line of YAML in flow style. */
    public void apply(String product, String version, Instant appliedAt, String custom, String... properties) {
        apply("""
                apiVersion: v3.1.0
                kind: DataContract
                id: %s
                version: %s
                status: active
                team: {name: team of %s}
                schema:
                  - name: thing
                    physicalType: topic
                    properties:
                      - %s
                customProperties:
                  - {property: partitions, value: 1}
                  %s
                """.formatted(product, version, product, String.join("\n      - ", properties), custom), Map.of(),
                appliedAt);
    }

    public void apply(String source, Map<String, String> schemas, Instant appliedAt) {
        Contract contract = switch (ContractReader.read(source, SchemaSource.of(schemas))) {
            case ContractReading.Valid valid -> valid.contract();
            case ContractReading.Invalid invalid -> throw new AssertionError(invalid.faults().toString());
        };
        Map<ProductId, NavigableMap<ContractVersion, ContractEntry>> contracts = new HashMap<>(view.contracts());
        NavigableMap<ContractVersion, ContractEntry> history = new TreeMap<>(view.history(contract.id()));
        history.put(contract.version(), new ContractEntry(
                contract, source, schemas, new SchemaId(1), Optional.empty(), Map.of(), appliedAt));
        contracts.put(contract.id(), history);
        view = new MeshView(view.position() + 1, view.domains(), contracts);
    }

    public void register(String domain, String owner) {
        Map<DomainName, DomainEntry> domains = new HashMap<>(view.domains());
        DomainName name = new DomainName(domain);
        domains.put(name, new DomainEntry(name, DomainEntry.Kind.SOURCE_ALIGNED, owner, ""));
        view = new MeshView(view.position() + 1, domains, view.contracts());
    }

    @Override
    public MeshView view() {
        return view;
    }

    @Override
    public MeshView write(Function<MeshView, LogDecision> decide) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<String> waitingFor() {
        return Optional.empty();
    }
}
