// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.heddle.cli.client.RegistryApiClient;
import io.heddle.cli.client.RegistryApiResponse;
import io.heddle.cli.demo.DemoChecks.Check;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares the registry's lineage with hand-written expectations, using the public API only. Confined to one thread.
 */
final class DemoLineageChecks {
    private static final String JOINED = "insights.customer-orders";

    /** How a customer's e-mail address becomes a token, in the order of the data flow. */
    private static final List<LineageEdge> E_MAIL = List.of(
            new LineageEdge("field:crm.customers.v1.ingest#email", "field:crm.customers.v1#email", "hash",
                    Set.of("observed")),
            new LineageEdge("field:crm.customers.v1#email", "field:insights.customer-orders.v1.ingest#customer_token",
                    "",
                    Set.of("declared", "reported")),
            new LineageEdge("field:insights.customer-orders.v1.ingest#customer_token",
                    "field:insights.customer-orders.v1#customer_token", "", Set.of("observed")));

    /** The inputs of the join, as declared by its contract and reported by the application. */
    private static final List<LineageEdge> PRODUCTS = List.of(
            new LineageEdge("product:crm.customers", "product:insights.customer-orders", "", Set.of("declared")),
            new LineageEdge("product:orders.orders", "product:insights.customer-orders", "", Set.of("declared")),
            new LineageEdge("product:crm.customers", "application:insights.customer-orders", "", Set.of("reported")),
            new LineageEdge("product:orders.orders", "application:insights.customer-orders", "", Set.of("reported")),
            new LineageEdge("application:insights.customer-orders", "product:insights.customer-orders", "",
                    Set.of("reported")));

    private final RegistryApiClient mesh;

    DemoLineageChecks(URI mesh) {
        this.mesh = new RegistryApiClient(mesh);
    }

    /**
     * An edge.
     *
     * @param sources the kinds of evidence: declared, reported or observed
     */
    private record LineageEdge(String from, String to, String mask, Set<String> sources) {
        static LineageEdge of(JsonNode edge) {
            return new LineageEdge(
                    edge.path("from").asText(),
                    edge.path("to").asText(),
                    edge.path("mask").asText("").replace("null", ""),
                    edge.path("sources").valueStream().map(source -> source.path("source").asText())
                            .collect(Collectors.toSet()));
        }

        /** Whether the registry returns this edge with at least these sources. */
        boolean isIn(List<LineageEdge> edges) {
            return edges.stream().anyMatch(candidate -> candidate.from.equals(from) && candidate.to.equals(to)
                    && candidate.mask.equals(mask) && candidate.sources.containsAll(sources));
        }
    }

    /** Whether all expected edges are present. */
    boolean isComplete() {
        return products().holds() && fields().holds();
    }

    /** All checks, in the order in which they are printed. */
    List<Check> allChecks() {
        return List.of(products(), fields());
    }

    /** Prints the lineage of the e-mail field, one line per edge. */
    void show(DemoScreen screen) {
        List<LineageEdge> edges = fetchEdges(JOINED + "#customer_token", "field");
        screen.item(name(E_MAIL.getFirst().from()));
        for (LineageEdge step : E_MAIL) {
            String knownSources = edges.stream()
                    .filter(candidate -> candidate.from.equals(step.from) && candidate.to.equals(step.to))
                    .map(candidate -> String.join(", ", candidate.sources.stream().sorted().toList()))
                    .findFirst()
                    .orElse("unknown");
            String target = name(step.to) + (step.mask.isEmpty() ? "" : "  " + screen.ansi().yellow(step.mask));
            screen.item("-> " + DemoScreen.pad(target, 54) + screen.ansi().dim(knownSources));
        }
    }

    private Check products() {
        List<LineageEdge> edges = fetchEdges(JOINED, "product");
        return new Check(
                PRODUCTS.stream().allMatch(step -> step.isIn(edges)),
                "lineage: crm and orders feed " + JOINED + ", declared and reported");
    }

    private Check fields() {
        List<LineageEdge> edges = fetchEdges(JOINED + "#customer_token", "field");
        return new Check(
                E_MAIL.stream().allMatch(step -> step.isIn(edges)) && edges.size() == E_MAIL.size(),
                "lineage: e-mail to customer_token in " + E_MAIL.size()
                        + " steps, hashed at the gate, with no other path");
    }

    private List<LineageEdge> fetchEdges(String node, String level) {
        JsonNode answer = mesh.lineage(node, "upstream", level, 10) instanceof RegistryApiResponse.Success done
                ? done.body()
                : MissingNode.getInstance();
        return answer.path("edges").valueStream().map(LineageEdge::of).toList();
    }

    private static String name(String node) {
        return node.substring(node.indexOf(':') + 1);
    }
}
