// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.declared;

import io.heddle.contract.Contract;
import io.heddle.contract.ContractVersion;
import io.heddle.contract.FieldPath;
import io.heddle.contract.FieldPromise;
import io.heddle.contract.FieldSource;
import io.heddle.contract.PortName;
import io.heddle.contract.ProductId;
import io.heddle.contract.ProductTopics;
import io.heddle.log.ContractEntry;
import io.heddle.log.MeshView;
import io.heddle.registry.lineage.LineageNode;
import io.heddle.registry.lineage.LineageSource;
import io.heddle.registry.lineage.MeshNamespace;
import io.heddle.registry.lineage.graph.FlowDerivation;
import io.heddle.registry.lineage.graph.LineageFact;
import io.heddle.registry.lineage.graph.ValidityPeriod;
import jakarta.inject.Singleton;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * The flows declared by the contracts in force: from the default port of each input to the ingest port of the product,
 * because that is the topic its application writes to; the gate flows cover the rest. A flow counts as seen since the
 * first version that declared it and disappears when the version in force no longer declares it. Thread-safe.
 */
@Singleton
public final class DeclaredFlows implements FlowDerivation {
    private final MeshNamespace namespace;

    public DeclaredFlows(MeshNamespace mesh) {
        this.namespace = mesh;
    }

    @Override
    public void derive(MeshView view, Map<LineageFact, ValidityPeriod> facts,
            BiConsumer<LineageFact.Flow, ValidityPeriod> flows) {
        for (ProductId product : view.contracts().keySet()) {
            Map<Integer, List<ContractEntry>> majors = new TreeMap<>();
            for (ContractVersion version : view.history(product).keySet()) {
                majors.computeIfAbsent(version.major(), major -> view.versions(new ProductTopics(product, major)));
            }
            majors.forEach((major, versions) -> view.current(new ProductTopics(product, major))
                    .ifPresent(current -> derive(view, current, versions, flows)));
        }
    }

    private void derive(
            MeshView view, ContractEntry current, List<ContractEntry> versions,
            BiConsumer<LineageFact.Flow, ValidityPeriod> flows) {
        Contract contract = current.contract();
        LineageNode.Dataset to = namespace.topic(
                (contract.id().domain().isMesh()
                        ? contract.topics().output(PortName.DEFAULT)
                        : contract.topics().ingest()).value());
        for (ProductId input : contract.inputs()) {
            if (isOutsideMesh(view, contract, input)) {
                continue;
            }
            ValidityPeriod span = span(current, versions, version -> version.inputs().contains(input));
            flows.accept(flow(current, source(view, input), to), span);
        }
        for (FieldPromise promise : contract.fields()) {
            for (FieldSource source : promise.sources()) {
                if (isOutsideMesh(view, contract, source.product())) {
                    continue;
                }
                source.field().ifPresent(field -> flows.accept(
                        flow(current, new LineageNode.Field(source(view, source.product()), field.text()),
                                new LineageNode.Field(to, promise.path().text())),
                        span(current, versions, version -> declares(version, promise.path(), source))));
            }
        }
    }

    /**
     * {@code warehouse.public.orders} looks like a field of a product but may be an external table, so it is ignored
     * unless the mesh has that product.
     */
    private static boolean isOutsideMesh(MeshView view, Contract contract, ProductId product) {
        return !view.contracts().containsKey(product)
                && contract.fields().stream()
                        .flatMap(promise -> promise.sources().stream())
                        .anyMatch(source -> source.product().equals(product) && source.field().isPresent());
    }

    private static boolean declares(Contract version, FieldPath field, FieldSource source) {
        return version.fields().stream()
                .anyMatch(promise -> promise.path().equals(field) && promise.sources().contains(source));
    }

    private static ValidityPeriod span(ContractEntry current, List<ContractEntry> versions,
            Predicate<Contract> declares) {
        Instant first = versions.stream()
                .filter(entry -> declares.test(entry.contract()))
                .map(ContractEntry::appliedAt)
                .min(Instant::compareTo)
                .orElse(current.appliedAt());
        return ValidityPeriod.of(first, current.appliedAt());
    }

    private LineageNode.Dataset source(MeshView view, ProductId product) {
        int major = view.current(product).map(entry -> entry.contract().version().major()).orElse(1);
        return namespace.topic(new ProductTopics(product, major).output(PortName.DEFAULT).value());
    }

    private static LineageFact.Flow flow(ContractEntry contract, LineageNode from, LineageNode to) {
        return new LineageFact.Flow(from, to, LineageSource.DECLARED, contract.contract().ref().toString(),
                Optional.empty(), Optional.empty());
    }
}
