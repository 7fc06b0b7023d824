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
import io.heddle.registry.lineage.graph.Derivation;
import io.heddle.registry.lineage.graph.Fact;
import io.heddle.registry.lineage.graph.Span;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * That a gate moved records under a contract says it for every field and port of the contract, with the masks it has
 * there. Where several versions were seen, the newest tells the mask, and the edge is as old as the oldest. Thread-safe.
 */
@Singleton
public final class GateFlows implements Derivation {
    private static final Mask NONE = new Mask.None();

    private final MeshNamespace mesh;

    public GateFlows(MeshNamespace mesh) {
        this.mesh = mesh;
    }

    private record Seen(Contract contract, Span span) {}

    @Override
    public void derive(MeshView view, Map<Fact, Span> facts, BiConsumer<Fact.Flow, Span> flows) {
        Map<ProductTopics, NavigableMap<ContractVersion, Seen>> seen = new HashMap<>();
        facts.forEach((fact, span) -> {
            if (fact instanceof Fact.Gated gated) {
                view.contract(gated.contract())
                        .map(ContractEntry::contract)
                        .filter(contract -> !contract.id().domain().isMesh())
                        .ifPresent(contract -> seen.computeIfAbsent(contract.topics(), topics -> new TreeMap<>())
                                .put(contract.version(), new Seen(contract, span)));
            }
        });
        seen.forEach((topics, versions) -> derive(topics, versions, flows));
    }

    private void derive(
            ProductTopics topics, NavigableMap<ContractVersion, Seen> versions, BiConsumer<Fact.Flow, Span> flows) {
        Map<String, Map<FieldPath, Optional<String>>> masks = new HashMap<>();
        // Newest first, so that its masks are those that stay.
        for (Seen seen : versions.descendingMap().values()) {
            for (OutputPort port : seen.contract().ports()) {
                Map<FieldPath, Optional<String>> known =
                        masks.computeIfAbsent(port.name().value(), name -> new HashMap<>());
                LineageNode.Dataset from = mesh.topic(topics.ingest().value());
                LineageNode.Dataset to = mesh.topic(topics.output(port.name()).value());
                flows.accept(flow(topics, from, to, Optional.empty()), seen.span());
                Map<FieldPath, Mask> here = seen.contract().masksOf(port);
                for (FieldPromise field : seen.contract().fields()) {
                    String path = field.path().text();
                    Optional<String> mask = known.computeIfAbsent(field.path(), at -> mask(at, here));
                    flows.accept(flow(topics, new LineageNode.Field(from, path), new LineageNode.Field(to, path), mask),
                            seen.span());
                }
            }
        }
    }

    /** The field's own mask, or that of the outermost field around it that has one: it covers all that is inside. */
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
        return mask == null || mask.equals(NONE) ? Optional.empty() : Optional.of(mask.strategy());
    }

    private Fact.Flow flow(ProductTopics topics, LineageNode from, LineageNode to, Optional<String> mask) {
        String gate = "mesh.gate." + topics.product().domain();
        return new Fact.Flow(from, to, LineageSource.OBSERVED, gate, Optional.of(mesh.application(gate)), mask);
    }
}
