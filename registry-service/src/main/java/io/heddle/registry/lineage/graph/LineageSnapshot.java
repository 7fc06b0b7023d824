// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.graph;

import io.heddle.contract.Contract;
import io.heddle.contract.ProductId;
import io.heddle.contract.TopicName;
import io.heddle.log.ContractEntry;
import io.heddle.log.MeshView;
import io.heddle.registry.lineage.LineageNode;
import io.heddle.registry.lineage.MeshNamespace;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A consistent snapshot of the lineage graph at both levels. Immutable.
 *
 * @param products products, applications and external datasets
 * @param fields fields, including those of contracts in force without any lineage
 * @param fieldPairs pairs of products, applications and datasets between which field lineage is known: {@code
 *        product:a.b>product:c.d}
 * @param readers the ids of the applications that read a dataset, by the label of the dataset
 * @param aliases the datasets that are joined into one node
 */
record LineageSnapshot(
        MeshView view,
        LineageDigraph products,
        LineageDigraph fields,
        Set<String> fieldPairs,
        Map<String, Set<String>> readers,
        DatasetAliases aliases) {

    static LineageSnapshot of(
            MeshView view, Map<LineageFact, ValidityPeriod> facts, Collection<? extends FlowDerivation> derivations,
            MeshNamespace mesh) {
        DatasetAliases aliases = DatasetAliases.of(facts.keySet(), mesh);
        SnapshotBuilder builder = new SnapshotBuilder(view, mesh, aliases);
        for (FlowDerivation derivation : derivations) {
            derivation.derive(view, facts, builder::add);
        }
        facts.forEach((fact, span) -> {
            if (fact instanceof LineageFact.Flow flow) {
                builder.add(flow, span);
            }
        });
        builder.addContracts();
        return new LineageSnapshot(view, builder.products.build(), builder.fields.build(), builder.fieldPairs,
                builder.readers, aliases);
    }

    /** Assigns nodes and links to the two levels before the graphs are built. */
    private static final class SnapshotBuilder {
        private final MeshView view;
        private final MeshNamespace mesh;
        private final DatasetAliases aliases;
        private final ProductLevelFolding productFolding;
        private final LineageDigraphBuilder products = new LineageDigraphBuilder();
        private final LineageDigraphBuilder fields = new LineageDigraphBuilder();
        private final Map<String, Set<String>> readers = new HashMap<>();
        private final Set<String> fieldPairs = new HashSet<>();
        private final Map<GraphNode, Set<GraphNode>> pairs = new HashMap<>();
        private final Map<LineageNode, GraphNode> nodes = new HashMap<>();

        SnapshotBuilder(MeshView view, MeshNamespace mesh, DatasetAliases aliases) {
            this.view = view;
            this.mesh = mesh;
            this.aliases = aliases;
            this.productFolding = new ProductLevelFolding(view);
        }

        void add(LineageFact.Flow flow, ValidityPeriod span) {
            Optional<GraphNode.Application> via = flow.via().map(application -> GraphNode.of(application, mesh));
            GraphLink link = new GraphLink(node(flow.from()), node(flow.to()),
                    via.map(GraphNode.Application::label).orElse(null),
                    flow.mask().orElse(null), new EdgeEvidence(flow.source(), flow.assertedBy(), span));
            if (flow.from() instanceof LineageNode.Field) {
                fields.add(link);
                addPair(productFolding.fold(link.from()), productFolding.fold(link.to()));
                via.ifPresent(application -> addPair(application, productFolding.fold(link.to())));
            }
            if (via.isPresent()) {
                productFolding.fold(link, via.get(), products::add);
            } else {
                productFolding.fold(link, products::add);
            }
            if (link.from() instanceof GraphNode.Dataset dataset && link.to() instanceof GraphNode.Application reader) {
                readers.computeIfAbsent(dataset.label(), label -> new TreeSet<>()).add(reader.id());
            }
        }

        private void addPair(GraphNode from, GraphNode to) {
            if (pairs.computeIfAbsent(from, node -> new HashSet<>()).add(to)) {
                fieldPairs.add(from.id() + ">" + to.id());
            }
        }

        private GraphNode node(LineageNode node) {
            GraphNode known = nodes.get(node);
            if (known == null) {
                known = switch (node) {
                    case LineageNode.Field field ->
                        new GraphNode.Field((GraphNode.Dataset) node(field.dataset()), field.path());
                    case LineageNode.Dataset dataset -> GraphNode.of(aliases.canonical(dataset), mesh);
                    case LineageNode.Application application -> GraphNode.of(application, mesh);
                };
                nodes.put(node, known);
            }
            return known;
        }

        void addContracts() {
            for (ProductId product : productFolding.products()) {
                products.add(new GraphNode.Product(product));
                Set<Integer> majors = new HashSet<>();
                view.history(product).keySet().forEach(version -> majors.add(version.major()));
                majors.forEach(major -> view.current(new io.heddle.contract.ProductTopics(product, major))
                        .map(ContractEntry::contract)
                        .ifPresent(this::addFields));
            }
        }

        private void addFields(Contract contract) {
            Stream<TopicName> outputs = contract.ports().stream().map(port -> contract.topics().output(port.name()));
            Stream<TopicName> topics = contract.id().domain().isMesh()
                    ? outputs
                    : Stream.concat(Stream.of(contract.topics().ingest()), outputs);
            topics.forEach(topic -> {
                GraphNode.Dataset dataset = (GraphNode.Dataset) node(mesh.topic(topic.value()));
                contract.fields().forEach(field -> fields.add(new GraphNode.Field(dataset, field.path().text())));
            });
        }
    }
}
