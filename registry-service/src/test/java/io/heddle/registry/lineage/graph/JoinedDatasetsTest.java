// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.graph;

import io.heddle.registry.lineage.DatasetAlias;
import io.heddle.registry.lineage.LineageAnswer;
import io.heddle.registry.lineage.LineageClaim;
import io.heddle.registry.lineage.LineageNode;
import io.heddle.registry.lineage.LineageQuestion;
import io.heddle.registry.lineage.LineageQuestion.Level;
import io.heddle.registry.lineage.LineageSource;
import io.heddle.registry.lineage.MeshNamespace;
import io.heddle.registry.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Datasets of several names, and names that look like those of fields. */
class JoinedDatasetsTest {
    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    private static final LineageNode.Dataset LOCATION = new LineageNode.Dataset("s3://lake", "sales/orders");
    private static final LineageNode.Dataset TABLE = new LineageNode.Dataset("hive://metastore:9083", "sales.orders");
    private static final LineageNode.Dataset TRINO = new LineageNode.Dataset("trino://cluster:8080", "sales.orders");
    private static final LineageNode.Application WRITER = new LineageNode.Application("spark", "load");
    private static final LineageNode.Application READER = new LineageNode.Application("trino", "report");

    private final MeshNamespace mesh = new MeshNamespace("127.0.0.1:9092");
    private final LineageMeshFixture log = new LineageMeshFixture();
    private final LineageGraph graph = new LineageGraph(log,
            new LineageFactStore(1_000, new FactSyncPolicy(Duration.ofMinutes(5), Duration.ofDays(30))), List.of(),
            mesh, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void shouldLeadFromWhoWritesALocationToWhoReadsItsTable() {
        merge(WRITER, LOCATION);
        merge(TRINO, READER);
        assertThat(ids(ask("spark|load", Level.PRODUCT))).doesNotContain("application:trino|report");

        join(TABLE, TRINO);
        join(LOCATION, TABLE);

        assertThat(ids(ask("spark|load", Level.PRODUCT))).containsExactlyInAnyOrder(
                "application:spark|load", "dataset:hive://metastore:9083|sales.orders", "application:trino|report");
        assertThat(ask("s3://lake|sales/orders", Level.PRODUCT))
                .isEqualTo(ask("dataset:trino://cluster:8080|sales.orders", Level.PRODUCT));
    }

    @Test
    void shouldJoinFieldsWithTheirDatasets() {
        merge(new LineageNode.Field(mesh.topic("a"), "x"), new LineageNode.Field(LOCATION, "y"));
        merge(new LineageNode.Field(TRINO, "y"), new LineageNode.Field(mesh.topic("b"), "z"));
        join(LOCATION, TRINO);

        String joined = "field:s3://lake|sales/orders#y";
        assertThat(ids(ask("field:trino://cluster:8080|sales.orders#y", Level.FIELD)))
                .containsExactlyInAnyOrder("field:a#x", joined, "field:b#z");
    }

    @Test
    void shouldNameTheNodeAfterTheTopicAndNeverJoinTwoTopics() {
        log.apply("crm.customers", "1.0.0", NOW, "", "{name: id, logicalType: string, physicalType: string}");
        log.apply("web.visits", "1.0.0", NOW, "", "{name: id, logicalType: string, physicalType: string}");
        merge(WRITER, LOCATION);
        join(LOCATION, mesh.topic("crm.customers.v1"));
        join(LOCATION, mesh.topic("web.visits.v1"));

        assertThat(ids(ask("spark|load", Level.PRODUCT)))
                .containsExactlyInAnyOrder("application:spark|load", "product:crm.customers");
        assertThat(ask("s3://lake|sales/orders", Level.PRODUCT).node()).isEqualTo("product:crm.customers");
        assertThat(ids(ask("web.visits", Level.PRODUCT))).containsExactly("product:web.visits");
    }

    @ParameterizedTest
    @CsvSource({
        "s3://lake|a#b, PRODUCT",
        "dataset:s3://lake|a#b, PRODUCT",
        "s3://lake|a#b#c#d, FIELD",
        "field:s3://lake|a#b#c#d, FIELD",
        "s3://lake|a#x, FIELD",
        "s3://lake|a, PRODUCT",
        "application:spark|load#1, PRODUCT",
    })
    void shouldTryTheWholeTextAsAnIdFirst(String text, Level level) {
        LineageNode.Dataset hash = new LineageNode.Dataset("s3://lake", "a#b");
        merge(new LineageNode.Application("spark", "load#1"), hash);
        merge(new LineageNode.Field(mesh.topic("t"), "x"), new LineageNode.Field(hash, "c#d"));
        merge(new LineageNode.Field(mesh.topic("t"), "x"),
                new LineageNode.Field(new LineageNode.Dataset("s3://lake", "a"), "x"));

        assertThat(graph.levelOf(text)).isEqualTo(level);
        assertThat(ask(text, level).nodes()).filteredOn(node -> node.distance() == 0).hasSize(1);
    }

    @Test
    void shouldFindTheFieldsOfADatasetWithoutThoseOfALongerName() {
        LineageNode.Field source = new LineageNode.Field(mesh.topic("t"), "x");
        merge(source, new LineageNode.Field(new LineageNode.Dataset("s3://lake", "a"), "x"));
        merge(source, new LineageNode.Field(new LineageNode.Dataset("s3://lake", "a#b"), "y"));

        assertThat(ids(ask("s3://lake|a", Level.FIELD))).contains("field:s3://lake|a#x")
                .doesNotContain("field:s3://lake|a#b#y");
        assertThat(ids(ask("s3://lake|a#b", Level.FIELD))).contains("field:s3://lake|a#b#y");
        assertThatThrownBy(() -> ask("s3://lake|a#nothing", Level.FIELD))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().status()).isEqualTo(404));
    }

    private LineageAnswer ask(String node, Level level) {
        return graph.ask(new LineageQuestion(node, LineageQuestion.Direction.BOTH, 5, level));
    }

    private static List<String> ids(LineageAnswer answer) {
        return answer.nodes().stream().map(LineageAnswer.Node::id).toList();
    }

    private void merge(LineageNode from, LineageNode to) {
        graph.merge(List.of(new LineageClaim(from, to, LineageSource.REPORTED, "test", Optional.empty(),
                Optional.empty(), NOW, NOW)));
    }

    private void join(LineageNode.Dataset one, LineageNode.Dataset other) {
        graph.join(List.of(new DatasetAlias(one, other, NOW)));
    }
}
