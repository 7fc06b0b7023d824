// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.observed;

import io.heddle.contract.ContractRef;
import io.heddle.registry.lineage.LineageAnswer;
import io.heddle.registry.lineage.LineageQuestion;
import io.heddle.registry.lineage.LineageQuestion.Direction;
import io.heddle.registry.lineage.LineageQuestion.Level;
import io.heddle.registry.lineage.MeshNamespace;
import io.heddle.registry.lineage.declared.DeclaredFlows;
import io.heddle.registry.lineage.graph.FactSyncPolicy;
import io.heddle.registry.lineage.graph.LineageFact;
import io.heddle.registry.lineage.graph.LineageFactStore;
import io.heddle.registry.lineage.graph.LineageGraph;
import io.heddle.registry.lineage.graph.LineageMeshFixture;
import io.heddle.registry.lineage.graph.ValidityPeriod;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

class ObservedGateFlowsTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T08:00:00Z");
    private static final Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));

    private final MeshNamespace namespace = new MeshNamespace("127.0.0.1:9092");

    /** From every field of the two sources to the product that joins them; the expected edges are written by hand. */
    @Test
    void shouldEqualTheActualFlowsOfTheDemoFieldByField() {
        LineageMeshFixture mesh = LineageMeshFixture.demo(MONDAY);
        LineageGraph lineage = lineage(mesh);
        for (String contract : List.of("crm.customers@1.0.0", "orders.orders@1.0.0",
                "insights.customer-orders@1.0.0")) {
            lineage.confirm(new LineageFact.Gated(ContractRef.parse(contract)), ValidityPeriod.of(MONDAY, TUESDAY));
        }

        LineageAnswer answer = lineage.ask(
                new LineageQuestion("insights.customer-orders", Direction.UPSTREAM, 50, Level.FIELD));

        assertThat(edges(answer)).isEqualTo("""
                crm.customers.v1#address.city -> insights.customer-orders.v1.ingest#city declared
                crm.customers.v1#address.country -> insights.customer-orders.v1.ingest#country declared
                crm.customers.v1#email -> insights.customer-orders.v1.ingest#customer_token declared
                crm.customers.v1.ingest#address.city -mesh.gate.crm-> crm.customers.v1#address.city observed
                crm.customers.v1.ingest#address.country -mesh.gate.crm-> crm.customers.v1#address.country observed
                crm.customers.v1.ingest#email -mesh.gate.crm hash-> crm.customers.v1#email observed
                insights.customer-orders.v1.ingest#amount_cents -mesh.gate.insights-> \
                insights.customer-orders.v1#amount_cents observed
                insights.customer-orders.v1.ingest#city -mesh.gate.insights-> insights.customer-orders.v1#city observed
                insights.customer-orders.v1.ingest#country -mesh.gate.insights-> insights.customer-orders.v1#country \
                observed
                insights.customer-orders.v1.ingest#currency -mesh.gate.insights-> insights.customer-orders.v1#currency \
                observed
                insights.customer-orders.v1.ingest#customer_id -mesh.gate.insights-> \
                insights.customer-orders.v1#customer_id observed
                insights.customer-orders.v1.ingest#customer_token -mesh.gate.insights-> \
                insights.customer-orders.v1#customer_token observed
                insights.customer-orders.v1.ingest#order_id -mesh.gate.insights-> insights.customer-orders.v1#order_id \
                observed
                insights.customer-orders.v1.ingest#placed_at -mesh.gate.insights-> \
                insights.customer-orders.v1#placed_at observed
                insights.customer-orders.v1.ingest#status -mesh.gate.insights-> insights.customer-orders.v1#status \
                observed
                orders.orders.v1#amount_cents -> insights.customer-orders.v1.ingest#amount_cents declared
                orders.orders.v1#currency -> insights.customer-orders.v1.ingest#currency declared
                orders.orders.v1#customer_id -> insights.customer-orders.v1.ingest#customer_id declared
                orders.orders.v1#order_id -> insights.customer-orders.v1.ingest#order_id declared
                orders.orders.v1#placed_at -> insights.customer-orders.v1.ingest#placed_at declared
                orders.orders.v1#status -> insights.customer-orders.v1.ingest#status declared
                orders.orders.v1.ingest#amount_cents -mesh.gate.orders-> orders.orders.v1#amount_cents observed
                orders.orders.v1.ingest#currency -mesh.gate.orders-> orders.orders.v1#currency observed
                orders.orders.v1.ingest#customer_id -mesh.gate.orders-> orders.orders.v1#customer_id observed
                orders.orders.v1.ingest#order_id -mesh.gate.orders-> orders.orders.v1#order_id observed
                orders.orders.v1.ingest#placed_at -mesh.gate.orders-> orders.orders.v1#placed_at observed
                orders.orders.v1.ingest#status -mesh.gate.orders-> orders.orders.v1#status observed
                """);
        assertThat(answer.cuts()).isEmpty();
    }

    @Test
    void shouldHideTheGateAtProductLevel() {
        LineageGraph lineage = lineage(LineageMeshFixture.demo(MONDAY));
        lineage.confirm(new LineageFact.Gated(ContractRef.parse("crm.customers@1.0.0")),
                ValidityPeriod.of(MONDAY, TUESDAY));

        LineageAnswer answer = lineage.ask(new LineageQuestion("crm.customers", Direction.BOTH, 5, Level.PRODUCT));

        assertThat(edges(answer)).isEqualTo("crm.customers -> insights.customer-orders declared\n");
    }

    @Test
    void shouldReportTheMaskOfEachPortInTheNewestVersion() {
        LineageMeshFixture mesh = new LineageMeshFixture();
        String ports = "- {property: outputPorts, value: [{name: full, masking: {a: none}}]}";
        String a = "{name: a, logicalType: string, customProperties: [{property: masking, value: %s}]}";
        String inside = "{name: b, logicalType: object, customProperties: [{property: masking, value: redact}],"
                + " properties: [{name: c, logicalType: string}]}";
        mesh.apply("crm.leads", "1.0.0", MONDAY, ports, a.formatted("redact"), "{name: old, logicalType: string}");
        mesh.apply("crm.leads", "1.1.0", TUESDAY, ports, a.formatted("hash"), inside);
        LineageGraph lineage = lineage(mesh);
        lineage.confirm(new LineageFact.Gated(ContractRef.parse("crm.leads@1.1.0")),
                ValidityPeriod.of(TUESDAY, TUESDAY));
        lineage.confirm(new LineageFact.Gated(ContractRef.parse("crm.leads@1.0.0")), ValidityPeriod.of(MONDAY, MONDAY));
        lineage.confirm(new LineageFact.Gated(ContractRef.parse("no.such@1.0.0")), ValidityPeriod.of(MONDAY, MONDAY));

        LineageAnswer answer = lineage.ask(new LineageQuestion("crm.leads", Direction.BOTH, 1, Level.FIELD));

        assertThat(edges(answer)).isEqualTo("""
                crm.leads.v1.ingest#a -mesh.gate.crm hash-> crm.leads.v1#a observed
                crm.leads.v1.ingest#a -mesh.gate.crm-> crm.leads.v1.full#a observed
                crm.leads.v1.ingest#b -mesh.gate.crm redact-> crm.leads.v1#b observed
                crm.leads.v1.ingest#b -mesh.gate.crm redact-> crm.leads.v1.full#b observed
                crm.leads.v1.ingest#b.c -mesh.gate.crm redact-> crm.leads.v1#b.c observed
                crm.leads.v1.ingest#b.c -mesh.gate.crm redact-> crm.leads.v1.full#b.c observed
                crm.leads.v1.ingest#old -mesh.gate.crm-> crm.leads.v1#old observed
                crm.leads.v1.ingest#old -mesh.gate.crm-> crm.leads.v1.full#old observed
                """);
        assertThat(answer.edges().get(0).sources()).singleElement().satisfies(seen -> {
            assertThat(Instant.parse(seen.firstSeen())).isEqualTo(Instant.ofEpochMilli(MONDAY.toEpochMilli()));
            assertThat(Instant.parse(seen.lastSeen())).isEqualTo(Instant.ofEpochMilli(TUESDAY.toEpochMilli()));
        });
    }

    private LineageGraph lineage(LineageMeshFixture mesh) {
        return new LineageGraph(mesh,
                new LineageFactStore(1_000, new FactSyncPolicy(Duration.ofMinutes(5), Duration.ofDays(90))),
                List.of(new DeclaredFlows(namespace), new ObservedGateFlows(namespace)), namespace, Clock.systemUTC());
    }

    private static String edges(LineageAnswer answer) {
        return answer.edges().stream().map(ObservedGateFlowsTest::text).collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String text(LineageAnswer.Edge edge) {
        String route = edge.via() == null ? "" : edge.via() + (edge.mask() == null ? "" : " " + edge.mask());
        return edge.from().replaceFirst("^\\w+:", "") + " -" + route + "-> ".substring(route.isEmpty() ? 1 : 0)
                + edge.to().replaceFirst("^\\w+:", "") + " "
                + edge.sources().stream().map(seen -> seen.source().word()).collect(Collectors.joining(" "));
    }
}
