// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.heddle.cli.demo.DemoChecks.Check;
import io.heddle.cli.mesh.Answer;
import io.heddle.cli.mesh.MeshClient;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the mesh knows of who feeds whom, against what was written down by hand. Asks the registry as anybody could. Used
 * by one thread.
 */
final class DemoLineage {
    private static final String JOINED = "insights.customer-orders";

    /** How a customer's e-mail becomes a token, in the order in which it travels. */
    private static final List<Step> E_MAIL = List.of(
            new Step("field:crm.customers.v1.ingest#email", "field:crm.customers.v1#email", "hash", Set.of("observed")),
            new Step("field:crm.customers.v1#email", "field:insights.customer-orders.v1.ingest#customer_token", "",
                    Set.of("declared", "reported")),
            new Step("field:insights.customer-orders.v1.ingest#customer_token",
                    "field:insights.customer-orders.v1#customer_token", "", Set.of("observed")));

    /** Who feeds the join: by contract, and by what the application says of itself. */
    private static final List<Step> PRODUCTS = List.of(
            new Step("product:crm.customers", "product:insights.customer-orders", "", Set.of("declared")),
            new Step("product:orders.orders", "product:insights.customer-orders", "", Set.of("declared")),
            new Step("product:crm.customers", "application:insights.customer-orders", "", Set.of("reported")),
            new Step("product:orders.orders", "application:insights.customer-orders", "", Set.of("reported")),
            new Step("application:insights.customer-orders", "product:insights.customer-orders", "", Set.of("reported")));

    private final MeshClient mesh;

    DemoLineage(URI mesh) {
        this.mesh = new MeshClient(mesh);
    }

    /**
     * An edge.
     *
     * @param sources how the mesh knows
     */
    private record Step(String from, String to, String mask, Set<String> sources) {
        static Step of(JsonNode edge) {
            return new Step(
                    edge.path("from").asText(),
                    edge.path("to").asText(),
                    edge.path("mask").asText("").replace("null", ""),
                    edge.path("sources").valueStream().map(it -> it.path("source").asText()).collect(Collectors.toSet()));
        }

        /** Whether the mesh knows this, and in these ways; it may see more than was written down. */
        boolean isIn(List<Step> found) {
            return found.stream().anyMatch(other -> other.from.equals(from) && other.to.equals(to)
                    && other.mask.equals(mask) && other.sources.containsAll(sources));
        }
    }

    /** Whether the mesh knows all that there is to know. */
    boolean settled() {
        return products().holds() && fields().holds();
    }

    /** Every check, in the order of the account. */
    List<Check> all() {
        return List.of(products(), fields());
    }

    /** What the mesh knows of the e-mail's way now, a line for each step. */
    void show(DemoScreen screen) {
        List<Step> found = ask(JOINED + "#customer_token", "field");
        screen.item(name(E_MAIL.getFirst().from()));
        for (Step step : E_MAIL) {
            String known = found.stream()
                    .filter(other -> other.from.equals(step.from) && other.to.equals(step.to))
                    .map(other -> String.join(", ", other.sources.stream().sorted().toList()))
                    .findFirst()
                    .orElse("not known");
            String to = name(step.to) + (step.mask.isEmpty() ? "" : "  " + screen.ansi().yellow(step.mask));
            screen.item("-> " + DemoScreen.pad(to, 54) + screen.ansi().dim(known));
        }
    }

    private Check products() {
        List<Step> found = ask(JOINED, "product");
        return new Check(
                PRODUCTS.stream().allMatch(step -> step.isIn(found)),
                "lineage: crm and orders feed " + JOINED + ", declared and reported");
    }

    private Check fields() {
        List<Step> found = ask(JOINED + "#customer_token", "field");
        return new Check(
                E_MAIL.stream().allMatch(step -> step.isIn(found)) && found.size() == E_MAIL.size(),
                "lineage: e-mail to customer_token in " + E_MAIL.size() + " steps, hashed at the gate, and no other way");
    }

    private List<Step> ask(String node, String level) {
        JsonNode answer = mesh.lineage(node, "upstream", level, 10) instanceof Answer.Done done
                ? done.body()
                : MissingNode.getInstance();
        return answer.path("edges").valueStream().map(Step::of).toList();
    }

    private static String name(String node) {
        return node.substring(node.indexOf(':') + 1);
    }
}
