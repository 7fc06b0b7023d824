// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.lineage;

import io.heddle.registry.lineage.DatasetAlias;
import io.heddle.registry.lineage.Lineage;
import io.heddle.registry.lineage.LineageAnswer;
import io.heddle.registry.lineage.LineageAnswer.Cut;
import io.heddle.registry.lineage.LineageAnswer.Edge;
import io.heddle.registry.lineage.LineageAnswer.Evidence;
import io.heddle.registry.lineage.LineageAnswer.Kind;
import io.heddle.registry.lineage.LineageAnswer.Node;
import io.heddle.registry.lineage.LineageClaim;
import io.heddle.registry.lineage.LineageQuestion;
import io.heddle.registry.lineage.LineageQuestion.Direction;
import io.heddle.registry.lineage.LineageQuestion.Level;
import io.heddle.registry.lineage.LineageSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

class LineagePageBuilderTest {
    private static final Node CUSTOMERS = product("crm.customers", 0);
    private static final Node ORDERS = product("insights.customer-orders", 1);
    private static final Node SCORING = new Node("application:fraud.scoring", Kind.APPLICATION, "fraud.scoring", null,
            "fraud", "fraud-team", null, null, null, "", List.of(), 1);

    @Test
    void shouldDrawEveryNodeOnceAndShowTheSourceOfEachEdge() {
        LineagePage page = page("crm.customers",
                new LineageAnswer("product:crm.customers", Level.PRODUCT, Direction.BOTH, 3,
                        List.of(CUSTOMERS, ORDERS, SCORING),
                        List.of(edge(CUSTOMERS, ORDERS, null, LineageSource.DECLARED, LineageSource.OBSERVED),
                                edge(CUSTOMERS, SCORING, null, LineageSource.REPORTED)),
                        List.of()));

        assertThat(page.title()).isEqualTo("crm.customers");
        assertThat(page.product()).isEqualTo("/products/crm.customers");
        assertThat(page.drawing().boxes()).extracting(LineageDiagram.BoxView::title)
                .containsExactly("crm.customers", "insights.customer-orders", "fraud.scoring");
        assertThat(page.drawing().boxes().get(0).asked()).isTrue();
        assertThat(page.drawing().arrows()).extracting(LineageDiagram.ArrowView::style)
                .containsExactly("observed", "reported");
        assertThat(page.edges().get(0).sources()).extracting(LineageEdgeRow.Source::word).containsExactly("declared",
                "observed");
        assertThat(page.drawing().boxes().get(2).href()).isEqualTo("/lineage?node=application%3Afraud.scoring");
    }

    @Test
    void shouldPutTheFieldsOfATopicInOneBoxAndTheMaskAtTheArrow() {
        Node ingestField = field("crm.customers.v1.ingest", "email", 0);
        Node name = field("crm.customers.v1.ingest", "name", 0);
        Node out = field("crm.customers.v1", "email", 1);
        LineagePage page = page("crm.customers#email", new LineageAnswer("product:crm.customers#email", Level.FIELD,
                Direction.BOTH, 3, List.of(ingestField, name, out),
                List.of(edge(ingestField, out, "hash", LineageSource.OBSERVED)), List.of()));

        assertThat(page.drawing().boxes()).extracting(LineageDiagram.BoxView::title)
                .containsExactly("crm.customers.v1.ingest", "crm.customers.v1");
        assertThat(page.drawing().boxes().get(0).rows()).extracting(LineageDiagram.RowView::label)
                .containsExactly("email", "name");
        assertThat(page.drawing().arrows().get(0).label()).isEqualTo("hash");
        assertThat(page.drawing().arrows().get(0).title())
                .isEqualTo("crm.customers.v1.ingest#email to crm.customers.v1#email, masked: hash, observed");
        assertThat(page.edges().get(0).mask()).isEqualTo("hash");
    }

    @Test
    void shouldShowHiddenNeighboursOnRequest() {
        LineageAnswer cut = new LineageAnswer("product:crm.customers", Level.PRODUCT, Direction.BOTH, 3,
                List.of(CUSTOMERS), List.of(),
                List.of(new Cut(CUSTOMERS.id(), Direction.DOWNSTREAM, 2, LineageAnswer.Reason.DEPTH)));
        LineageAnswer more = new LineageAnswer("product:crm.customers", Level.PRODUCT, Direction.DOWNSTREAM, 1,
                List.of(CUSTOMERS, ORDERS), List.of(edge(CUSTOMERS, ORDERS, null, LineageSource.DECLARED)),
                List.of(new Cut(CUSTOMERS.id(), Direction.DOWNSTREAM, 1, LineageAnswer.Reason.SIZE)));
        LineagePageBuilder view = new LineagePageBuilder(fake(Map.of("crm.customers", cut, CUSTOMERS.id(), more)));
        LineagePageQuery query = LineagePageQuery.of("crm.customers", null, null, 3, null, node -> Level.PRODUCT);

        LineagePage before = view.page(query, List.of());
        LineageDiagram.MoreView plus = before.drawing().boxes().get(0).more().get(0);
        LineagePage after = view.page(
                query.expand(new LineagePageQuery.Expansion(Direction.DOWNSTREAM, CUSTOMERS.id())), List.of());

        assertThat(plus.label()).isEqualTo("+2");
        assertThat(plus.href())
                .isEqualTo("/lineage?node=crm.customers&expand=downstream%7Eproduct%3Acrm.customers");
        assertThat(after.nodes()).isEqualTo(2);
        assertThat(after.drawing().boxes().get(0).opened()).isTrue();
        assertThat(after.drawing().boxes().get(0).more()).extracting(LineageDiagram.MoreView::label)
                .containsExactly("+1");
        assertThat(after.hidden()).isEqualTo(1);
    }

    @Test
    void shouldOmitNodesBeyondTheLimitAndReportIt() {
        List<Node> nodes = new ArrayList<>();
        for (int n = 0; n < 500; n++) {
            nodes.add(product("area.product-" + n, n == 0 ? 0 : 1));
        }
        List<Edge> edges = nodes.stream().skip(1)
                .map(node -> edge(nodes.get(0), node, null, LineageSource.DECLARED)).toList();
        LineagePage page = page("area.product-0", new LineageAnswer(
                "product:area.product-0", Level.PRODUCT, Direction.BOTH, 3, nodes, edges, List.of()));

        assertThat(page.drawing().boxes()).hasSize(LineageDiagramBuilder.MAX_BOXES);
        assertThat(page.notDrawn()).isEqualTo(380);
        assertThat(page.edges()).hasSize(499);
    }

    @Test
    void shouldLinkADatasetWhoseNameLooksLikeAFieldAtBothLevels() {
        Node dataset = new Node("dataset:s3://lake|a#b", Kind.DATASET, "s3://lake|a#b", null, null, null, null, null,
                null, "", List.of(), 0);
        Node neighbour = product("crm.customers", 1);

        LineagePage page = page("s3://lake|a#b", new LineageAnswer(dataset.id(), Level.PRODUCT, Direction.BOTH, 3,
                List.of(dataset, neighbour), List.of(edge(dataset, neighbour, null, LineageSource.REPORTED)),
                List.of()));

        assertThat(page.product()).as("the product is a neighbour").isEmpty();
        assertThat(page.products().href()).isEqualTo("/lineage?node=dataset%3As3%3A%2F%2Flake%7Ca%23b");
        assertThat(page.fields().href()).isEqualTo("/lineage?node=s3%3A%2F%2Flake%7Ca%23b&level=field");
        assertThat(page.edges().get(0).from().href()).isEqualTo(page.products().href());
    }

    @Test
    void shouldAcceptAnyQueryParameters() {
        LineagePageQuery query =
                LineagePageQuery.of(" a#b ", "product", "sideways", 99, List.of("", "x", "both~a", "upstream~b c"),
                        node -> Level.FIELD);

        assertThat(query.level()).isEqualTo(Level.FIELD);
        assertThat(query.direction()).isEqualTo(Direction.BOTH);
        assertThat(query.expanded()).containsExactly(new LineagePageQuery.Expansion(Direction.UPSTREAM, "b c"));
        assertThat(query.toUrl()).isEqualTo("/lineage?node=a%23b&level=field&depth=10&expand=upstream%7Eb+c");
    }

    private static LineagePage page(String node, LineageAnswer answer) {
        return new LineagePageBuilder(fake(Map.of(node, answer)))
                .page(LineagePageQuery.of(node, null, null, 3, null, any -> answer.level()), List.of());
    }

    private static Lineage fake(Map<String, LineageAnswer> answers) {
        return new Lineage() {
            @Override
            public LineageAnswer ask(LineageQuestion question) {
                return Objects.requireNonNull(answers.get(question.node()));
            }

            @Override
            public Level levelOf(String node) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void join(Collection<DatasetAlias> aliases) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void merge(Collection<LineageClaim> claims) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private static Node product(String id, int distance) {
        return new Node("product:" + id, Kind.PRODUCT, id, id, id.substring(0, id.indexOf('.')), "a-team", null, null,
                null,
                "", List.of(), distance);
    }

    private static Node field(String topic, String path, int distance) {
        return new Node("field:" + topic + "#" + path, Kind.FIELD, path, "crm.customers", "crm", "crm-team", topic,
                "default",
                path, "restricted", List.of("PII"), distance);
    }

    private static Edge edge(Node from, Node to, @Nullable String mask, LineageSource... sources) {
        return new Edge(from.id(), to.id(), null, mask, List.of(sources).stream()
                .map(source -> new Evidence(source, "somebody", "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"))
                .toList());
    }
}
