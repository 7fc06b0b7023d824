// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.domain;

import io.heddle.registry.lineage.Lineage;
import io.heddle.registry.lineage.LineageAnswer;
import io.heddle.registry.lineage.LineageAnswer.Edge;
import io.heddle.registry.lineage.LineageAnswer.Kind;
import io.heddle.registry.lineage.LineageAnswer.Node;
import io.heddle.registry.lineage.LineageQuestion;
import io.heddle.registry.portal.PageLink;
import io.heddle.registry.problem.ProblemException;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The direct neighbours of a domain in the lineage graph. Not thread-safe. */
final class DomainNeighbours {
    /** For larger domains, only the first products are considered. */
    private static final int MAX_PRODUCTS = 200;

    private final String domain;
    private final List<DomainPage.Neighbour> consumers = new ArrayList<>();
    private final List<DomainPage.Neighbour> sources = new ArrayList<>();
    private final Map<String, PageLink> applications = new TreeMap<>();

    private DomainNeighbours(String domain) {
        this.domain = domain;
    }

    static DomainNeighbours of(String domain, List<String> products, Lineage lineage) {
        DomainNeighbours neighbours = new DomainNeighbours(domain);
        products.stream().limit(MAX_PRODUCTS).forEach(product -> ask(lineage, product).ifPresent(neighbours::add));
        return neighbours;
    }

    List<DomainPage.Neighbour> consumers() {
        return consumers;
    }

    List<DomainPage.Neighbour> sources() {
        return sources;
    }

    List<PageLink> applications() {
        return List.copyOf(applications.values());
    }

    private static Optional<LineageAnswer> ask(Lineage lineage, String product) {
        try {
            return Optional.of(lineage.ask(new LineageQuestion(
                    product, LineageQuestion.Direction.BOTH, 1, LineageQuestion.Level.PRODUCT)));
        } catch (ProblemException e) {
            // A product without any lineage yet has no neighbours.
            return Optional.empty();
        }
    }

    private void add(LineageAnswer answer) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        answer.nodes().forEach(node -> nodes.put(node.id(), node));
        for (Edge edge : answer.edges()) {
            boolean out = edge.from().equals(answer.node());
            if (!out && !edge.to().equals(answer.node())) {
                continue; // between two neighbours; it does not touch the domain
            }
            Node other = nodes.get(out ? edge.to() : edge.from());
            if (other == null || edge.from().equals(edge.to())) {
                continue;
            }
            if (domain.equals(other.domain())) {
                if (other.kind() == Kind.APPLICATION) {
                    applications.put(other.label(), link(other));
                }
                continue;
            }
            String product = answer.node().substring(answer.node().indexOf(':') + 1);
            (out ? consumers : sources).add(new DomainPage.Neighbour(link(other), other.kind().word(),
                    Objects.requireNonNullElse(other.owner(), ""), new PageLink("/products/" + product, product),
                    edge.sources().stream().map(seen -> seen.source().word()).distinct()
                            .collect(Collectors.joining(", "))));
        }
    }

    private static PageLink link(Node node) {
        return new PageLink(node.kind() == Kind.PRODUCT && node.product() != null
                ? "/products/" + node.product()
                : "/lineage?node=" + URLEncoder.encode(node.id(), StandardCharsets.UTF_8), node.label());
    }
}
