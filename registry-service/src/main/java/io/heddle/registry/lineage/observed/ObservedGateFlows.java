// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.observed;

import io.heddle.contract.Contract;
import io.heddle.contract.ContractVersion;
import io.heddle.contract.FieldPath;
import io.heddle.contract.FieldPromise;
import io.heddle.contract.Mask;
import io.heddle.contract.OutputPort;
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
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Expands the observation that a gate moved records under a contract into flows for every field and port of the
 * contract, with their masks. If several versions were seen, the newest determines the mask and the oldest the start of
 * the edge. Thread-safe.
 */
@Singleton
public final class ObservedGateFlows implements FlowDerivation {
    private static final Mask NO_MASK = new Mask.None();

    private final MeshNamespace namespace;

    public ObservedGateFlows(MeshNamespace mesh) {
        this.namespace = mesh;
    }

    private record ObservedContract(Contract contract, ValidityPeriod span) {}

    @Override
    public void derive(MeshView view, Map<LineageFact, ValidityPeriod> facts,
            BiConsumer<LineageFact.Flow, ValidityPeriod> flows) {
        Map<ProductTopics, NavigableMap<ContractVersion, ObservedContract>> seen = new HashMap<>();
        facts.forEach((fact, span) -> {
            if (fact instanceof LineageFact.Gated gated) {
                view.contract(gated.contract())
                        .map(ContractEntry::contract)
                        .filter(contract -> !contract.id().domain().isMesh())
                        .ifPresent(contract -> seen.computeIfAbsent(contract.topics(), topics -> new TreeMap<>())
                                .put(contract.version(), new ObservedContract(contract, span)));
            }
        });
        seen.forEach((topics, versions) -> derive(topics, versions, flows));
    }

    private void derive(
            ProductTopics topics, NavigableMap<ContractVersion, ObservedContract> versions,
            BiConsumer<LineageFact.Flow, ValidityPeriod> flows) {
        Map<String, Map<FieldPath, Optional<String>>> masks = new HashMap<>();
        // Newest first, so that its masks win.
        for (ObservedContract seen : versions.descendingMap().values()) {
            for (OutputPort port : seen.contract().ports()) {
                Map<FieldPath, Optional<String>> known =
                        masks.computeIfAbsent(port.name().value(), name -> new HashMap<>());
                LineageNode.Dataset from = namespace.topic(topics.ingest().value());
                LineageNode.Dataset to = namespace.topic(topics.output(port.name()).value());
                flows.accept(flow(topics, from, to, Optional.empty()), seen.span());
                Map<FieldPath, Mask> portMasks = seen.contract().masksOf(port);
                for (FieldPromise field : seen.contract().fields()) {
                    String path = field.path().text();
                    Optional<String> mask =
                            known.computeIfAbsent(field.path(), fieldPath -> mask(fieldPath, portMasks));
                    flows.accept(flow(topics, new LineageNode.Field(from, path), new LineageNode.Field(to, path), mask),
                            seen.span());
                }
            }
        }
    }

    /** The mask of the field or, failing that, of its outermost masked ancestor, as that covers everything inside. */
    private static Optional<String> mask(FieldPath path, Map<FieldPath, Mask> masks) {
        String text = path.text();
        for (int end = 1; end < text.length(); end++) {
            if (".[{".indexOf(text.charAt(end)) >= 0) {
                Optional<String> outer = strategy(masks.get(new FieldPath(text.substring(0, end))));
                if (outer.isPresent()) {
                    return outer;
                }
            }
        }
        return strategy(masks.get(path));
    }

    private static Optional<String> strategy(@Nullable Mask mask) {
        return mask == null || mask.equals(NO_MASK) ? Optional.empty() : Optional.of(mask.strategy());
    }

    private LineageFact.Flow flow(ProductTopics topics, LineageNode from, LineageNode to, Optional<String> mask) {
        String gate = "mesh.gate." + topics.product().domain();
        return new LineageFact.Flow(from, to, LineageSource.OBSERVED, gate, Optional.of(namespace.application(gate)),
                mask);
    }
}
