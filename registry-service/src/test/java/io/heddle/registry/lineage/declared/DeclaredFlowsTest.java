// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.declared;

import io.heddle.registry.lineage.LineageAnswer;
import io.heddle.registry.lineage.LineageAnswer.Cut;
import io.heddle.registry.lineage.LineageAnswer.Kind;
import io.heddle.registry.lineage.LineageQuestion;
import io.heddle.registry.lineage.LineageQuestion.Direction;
import io.heddle.registry.lineage.LineageQuestion.Level;
import io.heddle.registry.lineage.LineageSource;
import io.heddle.registry.lineage.MeshNamespace;
import io.heddle.registry.lineage.graph.FactSyncPolicy;
import io.heddle.registry.lineage.graph.LineageFactStore;
import io.heddle.registry.lineage.graph.LineageGraph;
import io.heddle.registry.lineage.graph.LineageMeshFixture;
import io.heddle.registry.problem.ProblemException;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

class DeclaredFlowsTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T08:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-01-06T08:00:00Z");
    private static final String SIMPLE = "{name: id, logicalType: string}";

    private final MeshNamespace namespace = new MeshNamespace("127.0.0.1:9092");

    @Test
    void shouldLinkProductsByTheirInputs() {
        LineageAnswer answer =
                ask(LineageMeshFixture.demo(MONDAY), "insights.customer-orders", Direction.UPSTREAM, 3, Level.PRODUCT);

        assertThat(answer.node()).isEqualTo("product:insights.customer-orders");
        assertThat(answer.nodes())
                .extracting(LineageAnswer.Node::id, LineageAnswer.Node::distance, LineageAnswer.Node::owner)
                .containsExactly(
                        tuple("product:insights.customer-orders", 0, "insights-team"),
                        tuple("product:crm.customers", -1, "crm-team"),
                        tuple("product:orders.orders", -1, "orders-team"));
        assertThat(answer.edges())
                .extracting(LineageAnswer.Edge::from, LineageAnswer.Edge::to, LineageAnswer.Edge::sources)
                .containsExactly(
                        tuple("product:crm.customers", "product:insights.customer-orders",
                                List.of(declared("insights.customer-orders@1.0.0", MONDAY, MONDAY))),
                        tuple("product:orders.orders", "product:insights.customer-orders",
                                List.of(declared("insights.customer-orders@1.0.0", MONDAY, MONDAY))));
        assertThat(answer.cuts()).isEmpty();
    }

    @Test
    void shouldLinkTheFieldsThatTransformationsName() {
        LineageAnswer answer =
                ask(LineageMeshFixture.demo(MONDAY), "crm.customers#email", Direction.DOWNSTREAM, 9, Level.FIELD);

        assertThat(answer.node()).isEqualTo("product:crm.customers#email");
        assertThat(answer.nodes())
                .extracting(LineageAnswer.Node::id, LineageAnswer.Node::port, LineageAnswer.Node::distance)
                .containsExactly(
                        tuple("field:crm.customers.v1#email", "default", 0),
                        tuple("field:crm.customers.v1.ingest#email", "ingest", 0),
                        tuple(
                                "field:insights.customer-orders.v1.ingest#customer_token", "ingest", 1));
        assertThat(answer.nodes().get(0).classification()).isEqualTo("restricted");
        assertThat(answer.nodes().get(0).tags()).containsExactly("PII");
        assertThat(answer.nodes().get(2).owner()).isEqualTo("insights-team");
        assertThat(answer.edges()).singleElement().satisfies(edge -> {
            assertThat(edge.from()).isEqualTo("field:crm.customers.v1#email");
            assertThat(edge.mask()).isNull();
        });
    }

    @Test
    void shouldKeepTheFirstDeclarationWhenALaterVersionRepeatsIt() {
        LineageMeshFixture mesh = new LineageMeshFixture();
        mesh.apply("web.shop", "1.0.0", MONDAY, "- {property: inputs, value: [crm.leads, erp.stock]}", SIMPLE);
        mesh.apply("web.shop", "1.1.0", TUESDAY, "- {property: inputs, value: [crm.leads]}", SIMPLE);

        LineageAnswer answer = ask(mesh, "web.shop", Direction.BOTH, 1, Level.PRODUCT);

        assertThat(answer.edges()).singleElement().satisfies(edge -> {
            assertThat(edge.from()).isEqualTo("product:crm.leads");
            assertThat(edge.sources()).containsExactly(declared("web.shop@1.1.0", MONDAY, TUESDAY));
        });
        assertThat(answer.nodes().get(1).kind()).isEqualTo(Kind.PRODUCT);
        assertThat(answer.nodes().get(1).owner()).as("not declared").isNull();
    }

    @Test
    void shouldDeclareNoFlowFromATableNamedLikeAField() {
        LineageMeshFixture mesh = new LineageMeshFixture();
        mesh.apply("crm.leads", "1.0.0", MONDAY, "- {property: inputs, value: []}", SIMPLE);
        mesh.apply("web.shop", "1.0.0", MONDAY, "- {property: inputs, value: []}",
                "{name: id, logicalType: string, transformSourceObjects: [warehouse.public.orders, crm.leads.id]}");

        assertThat(ask(mesh, "web.shop", Direction.UPSTREAM, 9, Level.PRODUCT).nodes())
                .extracting(LineageAnswer.Node::id).containsExactly("product:web.shop", "product:crm.leads");
        assertThat(ask(mesh, "web.shop", Direction.UPSTREAM, 9, Level.FIELD).edges())
                .extracting(LineageAnswer.Edge::from).containsExactly("field:crm.leads.v1#id");
    }

    @Test
    void shouldFollowACycleAndReportWhereItIsCut() {
        LineageMeshFixture mesh = new LineageMeshFixture();
        mesh.apply("aa.aa", "1.0.0", MONDAY, "- {property: inputs, value: [cc.cc]}", SIMPLE);
        mesh.apply("bb.bb", "1.0.0", MONDAY, "- {property: inputs, value: [aa.aa]}", SIMPLE);
        mesh.apply("cc.cc", "1.0.0", MONDAY, "- {property: inputs, value: [bb.bb]}", SIMPLE);
        mesh.apply("dd.dd", "1.0.0", MONDAY, "- {property: inputs, value: [bb.bb]}", SIMPLE);

        assertThat(ask(mesh, "aa.aa", Direction.DOWNSTREAM, 50, Level.PRODUCT).edges()).hasSize(4);
        assertThat(ask(mesh, "aa.aa", Direction.DOWNSTREAM, 50, Level.PRODUCT).cuts()).isEmpty();
        assertThat(ask(mesh, "aa.aa", Direction.DOWNSTREAM, 1, Level.PRODUCT).cuts()).containsExactly(
                new Cut("product:bb.bb", Direction.DOWNSTREAM, 2, LineageAnswer.Reason.DEPTH));
    }

    @Test
    void shouldSuggestANodeWhenItIsUnknown() {
        LineageMeshFixture mesh = LineageMeshFixture.demo(MONDAY);

        assertThatThrownBy(() -> ask(mesh, "crm.custmers", Direction.BOTH, 1, Level.PRODUCT))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().status()).isEqualTo(404);
                    assertThat(e.problem().fix()).isEqualTo("Did you mean crm.customers?");
                });
        assertThatThrownBy(() -> ask(mesh, "crm.customers#emial", Direction.BOTH, 1, Level.FIELD))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().status()).isEqualTo(404);
                    assertThat(e.problem().fix()).isEqualTo("Did you mean email?");
                });
        assertThatThrownBy(() -> ask(mesh, "crm.customers#email", Direction.BOTH, 1, Level.PRODUCT))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().status()).isEqualTo(400));
    }

    @Test
    void shouldMapATopicToItsProduct() {
        LineageMeshFixture mesh = LineageMeshFixture.demo(MONDAY);

        assertThat(ask(mesh, "topic:crm.customers.v1.ingest", Direction.BOTH, 1, Level.PRODUCT).node())
                .isEqualTo("product:crm.customers");
        assertThat(ask(mesh, "topic:crm.customers.v1.ingest", Direction.BOTH, 1, Level.FIELD).nodes())
                .hasSize(10)
                .allSatisfy(node -> assertThat(node.port()).isEqualTo("ingest"));
    }

    private LineageAnswer ask(LineageMeshFixture mesh, String node, Direction direction, int depth, Level level) {
        LineageGraph lineage =
                new LineageGraph(mesh,
                        new LineageFactStore(1_000, new FactSyncPolicy(Duration.ofMinutes(5), Duration.ofDays(90))),
                        List.of(new DeclaredFlows(namespace)), namespace, Clock.systemUTC());
        return lineage.ask(new LineageQuestion(node, direction, depth, level));
    }

    private static LineageAnswer.Evidence declared(String assertedBy, Instant first, Instant last) {
        return new LineageAnswer.Evidence(LineageSource.DECLARED, assertedBy, first.toString(), last.toString());
    }
}
