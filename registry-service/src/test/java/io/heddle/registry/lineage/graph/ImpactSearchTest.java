// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.graph;

import io.heddle.contract.ContractRef;
import io.heddle.contract.ProductId;
import io.heddle.registry.lineage.ImpactReport;
import io.heddle.registry.lineage.LineageClaim;
import io.heddle.registry.lineage.LineageSource;
import io.heddle.registry.lineage.MeshNamespace;
import io.heddle.registry.lineage.declared.DeclaredFlows;
import io.heddle.registry.lineage.observed.ObservedGateFlows;
import io.heddle.registry.problem.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

class ImpactSearchTest {
    private static final ProductId CUSTOMERS = ProductId.parse("crm.customers");

    private final Instant now = Instant.now();
    private final MeshNamespace namespace = new MeshNamespace("127.0.0.1:9092");
    private final LineageMeshFixture mesh = LineageMeshFixture.demo(now);
    private final LineageGraph lineage = new LineageGraph(
            mesh, new LineageFactStore(1_000, new FactSyncPolicy(Duration.ofMinutes(5), Duration.ofDays(90))),
            List.of(new DeclaredFlows(namespace), new ObservedGateFlows(namespace)), namespace, Clock.systemUTC());

    @BeforeEach
    void read() {
        for (String contract : List.of("crm.customers@1.0.0", "insights.customer-orders@1.0.0")) {
            lineage.confirm(new LineageFact.Gated(ContractRef.parse(contract)), ValidityPeriod.of(now, now));
        }
        mesh.register("fraud", "fraud-team");
        reads("crm.customers.v1", "insights.customer-orders");
        reads("insights.customer-orders.v1", "fraud.scoring");
        mesh.apply("web.cases", "1.0.0", now, "", "{name: id, logicalType: string}");
        lineage.merge(
                List.of(new LineageClaim(namespace.application("fraud.scoring"), namespace.topic("web.cases.v1.ingest"),
                        LineageSource.REPORTED, "p", Optional.empty(), Optional.empty(), now, now)));
    }

    @Test
    void shouldListEverythingDownstreamOfAProductWithDistanceAndPath() {
        ImpactReport impact = lineage.impact(CUSTOMERS, null);

        assertThat(impact.complete()).isTrue();
        assertThat(impact.products()).extracting(ImpactReport.Reached::name).containsExactly("insights.customer-orders",
                "web.cases");
        assertThat(impact.products()).extracting(ImpactReport.Reached::distance).containsExactly(1, 3);
        assertThat(impact.products().get(1).path()).containsExactly("product:crm.customers",
                "product:insights.customer-orders", "application:fraud.scoring", "product:web.cases");
        assertThat(impact.applications()).extracting(ImpactReport.Reached::name)
                .containsExactly("insights.customer-orders", "fraud.scoring");
        assertThat(impact.owners()).containsExactly(
                new ImpactReport.Owner("insights-team", 1, List.of("insights.customer-orders"),
                        List.of("insights.customer-orders")),
                new ImpactReport.Owner("fraud-team", 2, List.of(), List.of("fraud.scoring")),
                new ImpactReport.Owner("team of web.cases", 3, List.of("web.cases"), List.of()));
    }

    @Test
    void shouldFollowAFieldWhileFieldsAreKnownAndMarkPossibleImpact() {
        ImpactReport impact = lineage.impact(CUSTOMERS, "email");

        assertThat(impact.products()).extracting(ImpactReport.Reached::name, ImpactReport.Reached::certain)
                .containsExactly(
                        tuple("insights.customer-orders", true),
                        tuple("web.cases", false));
        assertThat(impact.products().get(0).path()).containsExactly("field:crm.customers.v1#email",
                "field:insights.customer-orders.v1.ingest#customer_token");
        assertThat(impact.applications()).extracting(ImpactReport.Reached::name, ImpactReport.Reached::certain)
                .containsExactly(
                        tuple("insights.customer-orders", true),
                        tuple("fraud.scoring", true));
    }

    @Test
    void shouldNotListAProductThatUsesOtherFieldsOnly() {
        ImpactReport impact = lineage.impact(CUSTOMERS, "phone");

        assertThat(impact.products()).isEmpty();
        assertThat(impact.applications()).extracting(ImpactReport.Reached::name)
                .containsExactly("insights.customer-orders");
    }

    @Test
    void shouldSuggestAFieldWhenItIsUnknown() {
        assertThatThrownBy(() -> lineage.impact(CUSTOMERS, "fone"))
                .isInstanceOfSatisfying(ProblemException.class,
                        e -> assertThat(e.problem().fix()).isEqualTo("Did you mean phone?"));
        assertThatThrownBy(() -> lineage.impact(ProductId.parse("no.such"), null))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().status()).isEqualTo(404));
    }

    private void reads(String topic, String application) {
        lineage.confirm(
                new LineageFact.Flow(namespace.topic(topic), namespace.application(application), LineageSource.OBSERVED,
                        "consumer group on " + topic, Optional.empty(), Optional.empty()),
                ValidityPeriod.of(now, now));
    }
}
