// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.graph;

import io.heddle.contract.Contract;
import io.heddle.contract.DomainName;
import io.heddle.contract.FieldPromise;
import io.heddle.contract.ProductId;
import io.heddle.contract.ProductTopics;
import io.heddle.log.ContractEntry;
import io.heddle.log.DomainEntry;
import io.heddle.log.MeshView;
import io.heddle.registry.lineage.LineageAnswer;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Adds owners and contract metadata to the nodes of one answer. Not thread-safe. */
final class GraphNodeDescriber {
    private final MeshView view;
    private final Map<ProductTopics, Optional<Contract>> contracts = new HashMap<>();
    private final Map<ProductTopics, Map<String, FieldPromise>> promises = new HashMap<>();

    GraphNodeDescriber(MeshView view) {
        this.view = view;
    }

    LineageAnswer.Node describe(GraphNode node, int distance) {
        return switch (node) {
            case GraphNode.Product product -> product(product, distance);
            case GraphNode.Application application -> application(application, distance);
            case GraphNode.Dataset dataset -> new LineageAnswer.Node(dataset.id(), LineageAnswer.Kind.DATASET,
                    dataset.label(), null, null, null, null, null, null, "", List.of(), distance);
            case GraphNode.Field field -> field(field, distance);
        };
    }

    /** The team that owns a product; null if no contract declares it. */
    @Nullable
    String owner(ProductId product) {
        return newest(product).map(contract -> contract.team().name()).orElse(null);
    }

    /** The registered domain that is a prefix of the application's name. */
    Optional<DomainEntry> domain(GraphNode.Application application) {
        String name = application.application().name();
        int dot = name.indexOf('.');
        try {
            return application.mesh() && dot > 0
                    ? view.domain(new DomainName(name.substring(0, dot)))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private LineageAnswer.Node product(GraphNode.Product node, int distance) {
        ProductId id = node.product();
        return new LineageAnswer.Node(node.id(), LineageAnswer.Kind.PRODUCT, id.toString(), id.toString(),
                id.domain().value(), owner(id), null, null, null, "",
                newest(id).map(contract -> contract.tags().stream().sorted().toList()).orElse(List.of()), distance);
    }

    private LineageAnswer.Node application(GraphNode.Application node, int distance) {
        Optional<DomainEntry> domain = domain(node);
        return new LineageAnswer.Node(node.id(), LineageAnswer.Kind.APPLICATION, node.label(), null,
                domain.map(entry -> entry.name().value()).orElse(null), domain.map(DomainEntry::owner).orElse(null),
                null, null, null, "", List.of(), distance);
    }

    private LineageAnswer.Node field(GraphNode.Field node, int distance) {
        GraphNode.Dataset dataset = node.dataset();
        Optional<ParsedProductTopic> parts = dataset.mesh()
                ? ParsedProductTopic.parse(dataset.dataset().name())
                        .filter(topic -> view.contracts().containsKey(topic.product()))
                : Optional.empty();
        Optional<FieldPromise> promise = parts.flatMap(topic -> promise(topic, node.path()));
        return new LineageAnswer.Node(node.id(), LineageAnswer.Kind.FIELD, node.path(),
                parts.map(topic -> topic.product().toString()).orElse(null),
                parts.map(topic -> topic.product().domain().value()).orElse(null),
                parts.map(topic -> owner(topic.product())).orElse(null),
                dataset.label(), parts.map(ParsedProductTopic::port).orElse(null), node.path(),
                promise.map(FieldPromise::classification).orElse(""),
                promise.map(FieldPromise::tags).orElse(Set.of()).stream().sorted().toList(), distance);
    }

    private Optional<FieldPromise> promise(ParsedProductTopic topic, String path) {
        ProductTopics topics = new ProductTopics(topic.product(), topic.major());
        return Optional.ofNullable(promises.computeIfAbsent(topics, key -> contract(key)
                .map(contract -> contract.fields().stream().collect(Collectors.toMap(
                        field -> field.path().text(), Function.identity(), (first, second) -> first)))
                .orElse(Map.of())).get(path));
    }

    /**
     * The contract in force for these topics, otherwise the newest one; the names of the mesh's own topics have no
     * major.
     */
    private Optional<Contract> contract(ProductTopics topics) {
        if (topics.product().domain().isMesh()) {
            return newest(topics.product());
        }
        return contracts.computeIfAbsent(topics, key -> view.current(key)
                .or(() -> view.versions(key).stream().reduce((older, newer) -> newer))
                .map(ContractEntry::contract));
    }

    private Optional<Contract> newest(ProductId product) {
        return view.current(product)
                .or(() -> Optional.ofNullable(view.history(product).lastEntry()).map(Map.Entry::getValue))
                .map(ContractEntry::contract);
    }
}
