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
 * What the mesh knows of who feeds whom, against what was written down by hand. Asks the registry as anybody could.
 * Used by one thread.
 */
final class DemoLineageChecks {
    private static final String JOINED = "insights.customer-orders";

    /** How a customer's e-mail becomes a token, in the order in which it travels. */
    private static final List<LineageEdge> E_MAIL = List.of(
            new LineageEdge("field:crm.customers.v1.ingest#email", "field:crm.customers.v1#email", "hash",
                    Set.of("observed")),
            new LineageEdge("field:crm.customers.v1#email", "field:insights.customer-orders.v1.ingest#customer_token",
                    "",
                    Set.of("declared", "reported")),
            new LineageEdge("field:insights.customer-orders.v1.ingest#customer_token",
                    "field:insights.customer-orders.v1#customer_token", "", Set.of("observed")));

    /** Who feeds the join: by contract, and by what the application says of itself. */
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
     * @param sources how the mesh knows
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

        /** Whether the mesh knows this, and in these ways; it may see more than was written down. */
        boolean isIn(List<LineageEdge> edges) {
            return edges.stream().anyMatch(candidate -> candidate.from.equals(from) && candidate.to.equals(to)
                    && candidate.mask.equals(mask) && candidate.sources.containsAll(sources));
        }
    }

    /** Whether the mesh knows all that there is to know. */
    boolean isComplete() {
        return products().holds() && fields().holds();
    }

    /** Every check, in the order of the account. */
    List<Check> allChecks() {
        return List.of(products(), fields());
    }

    /** What the mesh knows of the e-mail's way now, a line for each step. */
    void show(DemoScreen screen) {
        List<LineageEdge> edges = fetchEdges(JOINED + "#customer_token", "field");
        screen.item(name(E_MAIL.getFirst().from()));
        for (LineageEdge step : E_MAIL) {
            String knownSources = edges.stream()
                    .filter(candidate -> candidate.from.equals(step.from) && candidate.to.equals(step.to))
                    .map(candidate -> String.join(", ", candidate.sources.stream().sorted().toList()))
                    .findFirst()
                    .orElse("not known");
            String to = name(step.to) + (step.mask.isEmpty() ? "" : "  " + screen.ansi().yellow(step.mask));
            screen.item("-> " + DemoScreen.pad(to, 54) + screen.ansi().dim(knownSources));
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
                        + " steps, hashed at the gate, and no other way");
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
