// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.domain;

import io.heddle.registry.lineage.DatasetAlias;
import io.heddle.registry.lineage.Lineage;
import io.heddle.registry.lineage.LineageAnswer;
import io.heddle.registry.lineage.LineageAnswer.Edge;
import io.heddle.registry.lineage.LineageAnswer.Kind;
import io.heddle.registry.lineage.LineageAnswer.Node;
import io.heddle.registry.lineage.LineageClaim;
import io.heddle.registry.lineage.LineageQuestion;
import io.heddle.registry.lineage.LineageQuestion.Direction;
import io.heddle.registry.lineage.LineageQuestion.Level;
import org.junit.jupiter.api.Test;

import java.util.Collection;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class DomainNeighboursTest {
    @Test
    void shouldNotCountAnEdgeBetweenTwoNeighboursAsItsOwn() {
        Node own = node("shop", "sales", 0);
        Node source = node("crm", "customers", -1);
        Node consumer = node("insights", "orders", 1);
        Lineage lineage = answering(new LineageAnswer(own.id(), Level.PRODUCT, Direction.BOTH, 1,
                List.of(own, source, consumer),
                List.of(edge(source, own), edge(own, consumer), edge(source, consumer)), List.of()));

        DomainNeighbours neighbours = DomainNeighbours.of("shop", List.of("shop.sales"), lineage);

        assertThat(neighbours.sources()).extracting(neighbour -> neighbour.who().label())
                .containsExactly("crm.customers");
        assertThat(neighbours.consumers()).extracting(neighbour -> neighbour.who().label())
                .containsExactly("insights.orders");
    }

    private static Node node(String domain, String product, int distance) {
        String id = domain + "." + product;
        return new Node("product:" + id, Kind.PRODUCT, id, id, domain, "a-team", null, null, null, "", List.of(),
                distance);
    }

    private static Edge edge(Node from, Node to) {
        return new Edge(from.id(), to.id(), null, null, List.of());
    }

    private static Lineage answering(LineageAnswer answer) {
        return new Lineage() {
            @Override
            public LineageAnswer ask(LineageQuestion question) {
                return answer;
            }

            @Override
            public Level levelOf(String node) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void merge(Collection<LineageClaim> claims) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void join(Collection<DatasetAlias> aliases) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
