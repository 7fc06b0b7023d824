// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.graph;

import io.heddle.registry.lineage.LineageAnswer;
import io.heddle.registry.lineage.LineageClaim;
import io.heddle.registry.lineage.LineageNode;
import io.heddle.registry.lineage.LineageQuestion;
import io.heddle.registry.lineage.LineageQuestion.Direction;
import io.heddle.registry.lineage.LineageQuestion.Level;
import io.heddle.registry.lineage.LineageSource;
import io.heddle.registry.lineage.MeshNamespace;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares the graph with plain sets and maps: generated claims in any order, with duplicates and cycles. */
class LineageGraphModelTest {
    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    private static final MeshNamespace MESH = new MeshNamespace("127.0.0.1:9092");
    private static final String ELSEWHERE = "postgres://db:5432";

    @Property(tries = 300)
    void shouldAnswerFieldsAsTheModelDoes(
            @ForAll("fieldClaims") List<LineageClaim> claims,
            @ForAll Direction direction,
            @ForAll @IntRange(min = 1, max = 6) int depth,
            @ForAll Random random) {
        if (claims.isEmpty()) {
            return;
        }
        String start = fieldId(claims.get(random.nextInt(claims.size())).from());
        check(claims, new LineageQuestion(start, direction, depth, Level.FIELD), start,
                LineageGraphModelTest::fieldEdges, random);
    }

    @Property(tries = 300)
    void shouldAnswerProductsAsTheModelDoes(
            @ForAll("claims") List<LineageClaim> claims,
            @ForAll Direction direction,
            @ForAll @IntRange(min = 1, max = 6) int depth,
            @ForAll @IntRange(min = 0, max = 3) int product,
            @ForAll Random random) {
        String start = "product:dom.p" + product;
        check(claims, new LineageQuestion("dom.p" + product, direction, depth, Level.PRODUCT), start,
                LineageGraphModelTest::productEdges, random);
    }

    private record ModelEdge(String from, String to) {}

    private static void check(List<LineageClaim> claims, LineageQuestion question, String start,
            Function<List<LineageClaim>, Map<ModelEdge, Map<String, ValidityPeriod>>> model, Random random) {
        List<LineageClaim> shuffled = new ArrayList<>(claims);
        shuffled.addAll(claims.subList(0, claims.size() / 2));
        Collections.shuffle(shuffled, random);
        LineageAnswer answer = lineage(claims).ask(question);
        assertThat(lineage(shuffled).ask(question)).isEqualTo(answer);

        Map<ModelEdge, Map<String, ValidityPeriod>> edges = model.apply(claims);
        Map<String, Integer> down = reach(edges.keySet(), start, question, Direction.DOWNSTREAM);
        Map<String, Integer> up = reach(edges.keySet(), start, question, Direction.UPSTREAM);
        Map<String, Integer> distances = new TreeMap<>(down);
        up.forEach((id, steps) -> {
            if (steps < down.getOrDefault(id, Integer.MAX_VALUE)) {
                distances.put(id, -steps);
            }
        });
        assertThat(
                answer.nodes().stream().collect(Collectors.toMap(LineageAnswer.Node::id, LineageAnswer.Node::distance)))
                .isEqualTo(distances);
        Map<ModelEdge, Map<String, ValidityPeriod>> shown = new HashMap<>();
        answer.edges().forEach(edge -> edge.sources().forEach(seen -> shown
                .computeIfAbsent(new ModelEdge(edge.from(), edge.to()), e -> new TreeMap<>())
                .merge(seen.source() + seen.by(),
                        ValidityPeriod.of(Instant.parse(seen.firstSeen()), Instant.parse(seen.lastSeen())),
                        ValidityPeriod::union)));
        Map<ModelEdge, Map<String, ValidityPeriod>> expected = edges.entrySet().stream()
                .filter(e -> distances.containsKey(e.getKey().from()) && distances.containsKey(e.getKey().to()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertThat(shown).isEqualTo(expected);
        assertThat(answer.cuts().stream().map(cut -> cut.node() + cut.direction()).collect(Collectors.toSet()))
                .isEqualTo(cuts(edges.keySet(), distances.keySet(), down.keySet(), up.keySet(), question));
    }

    private static Set<String> cuts(Set<ModelEdge> edges, Set<String> shown, Set<String> down, Set<String> up,
            LineageQuestion q) {
        Set<String> cuts = new TreeSet<>();
        for (ModelEdge edge : edges) {
            if (q.direction() != Direction.UPSTREAM && down.contains(edge.from()) && !shown.contains(edge.to())) {
                cuts.add(edge.from() + Direction.DOWNSTREAM);
            }
            if (q.direction() != Direction.DOWNSTREAM && up.contains(edge.to()) && !shown.contains(edge.from())) {
                cuts.add(edge.to() + Direction.UPSTREAM);
            }
        }
        return cuts;
    }

    private static Map<String, Integer> reach(Set<ModelEdge> edges, String start, LineageQuestion question,
            Direction traversal) {
        Map<String, Integer> steps = new TreeMap<>(Map.of(start, 0));
        boolean follows = question.direction() == Direction.BOTH || question.direction() == traversal;
        for (int step = 1; follows && step <= question.depth(); step++) {
            Set<String> before = Set.copyOf(steps.keySet());
            for (ModelEdge edge : edges) {
                String near = traversal == Direction.DOWNSTREAM ? edge.from() : edge.to();
                if (before.contains(near)) {
                    steps.putIfAbsent(traversal == Direction.DOWNSTREAM ? edge.to() : edge.from(), step);
                }
            }
        }
        return steps;
    }

    private static Map<ModelEdge, Map<String, ValidityPeriod>> fieldEdges(List<LineageClaim> claims) {
        Map<ModelEdge, Map<String, ValidityPeriod>> edges = new HashMap<>();
        claims.stream().filter(claim -> claim.from() instanceof LineageNode.Field)
                .forEach(claim -> add(edges, fieldId(claim.from()), fieldId(claim.to()), claim));
        return edges;
    }

    private static Map<ModelEdge, Map<String, ValidityPeriod>> productEdges(List<LineageClaim> claims) {
        Map<ModelEdge, Map<String, ValidityPeriod>> edges = new HashMap<>();
        for (LineageClaim claim : claims) {
            String from = productId(claim.from());
            String to = productId(claim.to());
            if (from.equals(to)) {
                continue;
            }
            if (claim.via().isPresent()) {
                add(edges, from, productId(claim.via().get()), claim);
                add(edges, productId(claim.via().get()), to, claim);
            } else {
                add(edges, from, to, claim);
            }
        }
        return edges;
    }

    private static void add(Map<ModelEdge, Map<String, ValidityPeriod>> edges, String from, String to,
            LineageClaim claim) {
        edges.computeIfAbsent(new ModelEdge(from, to), edge -> new TreeMap<>())
                .merge(claim.source() + claim.assertedBy(), ValidityPeriod.of(claim.firstSeen(), claim.lastSeen()),
                        ValidityPeriod::union);
    }

    private static String fieldId(LineageNode node) {
        LineageNode.Field field = (LineageNode.Field) node;
        String place =
                field.namespace().equals(ELSEWHERE) ? ELSEWHERE + "|" + field.dataset().name() : field.dataset().name();
        return "field:" + place + "#" + field.path();
    }

    private static String productId(LineageNode node) {
        return switch (node) {
            case LineageNode.Field field -> productId(field.dataset());
            case LineageNode.Application application -> "application:" + application.name();
            case LineageNode.Dataset dataset -> dataset.namespace().equals(ELSEWHERE)
                    ? "dataset:" + ELSEWHERE + "|" + dataset.name()
                    : dataset.name().startsWith("dom.")
                            ? "product:" + dataset.name().replaceFirst("\\.v1.*", "")
                            : "topic:" + dataset.name();
        };
    }

    private static LineageGraph lineage(List<LineageClaim> claims) {
        LineageMeshFixture mesh = new LineageMeshFixture();
        for (int product = 0; product <= 3; product++) {
            mesh.apply("dom.p" + product, "1.0.0", NOW, "", "{name: unused, logicalType: string}");
        }
        LineageGraph lineage =
                new LineageGraph(mesh, new LineageFactStore(10_000, new FactSyncPolicy(Duration.ofMinutes(5),
                        Duration.ofDays(90))), List.of(), MESH, Clock.fixed(NOW, ZoneOffset.UTC));
        claims.forEach(claim -> lineage.merge(List.of(claim)));
        lineage.refresh();
        return lineage;
    }

    @Provide
    Arbitrary<List<LineageClaim>> fieldClaims() {
        return claim(fields(), fields()).list().ofMaxSize(40);
    }

    @Provide
    Arbitrary<List<LineageClaim>> claims() {
        Arbitrary<LineageNode> coarse = Arbitraries.oneOf(datasets(), apps());
        return Arbitraries.oneOf(claim(fields(), fields()), claim(coarse, coarse)).list().ofMaxSize(40);
    }

    private static Arbitrary<LineageClaim> claim(Arbitrary<LineageNode> from, Arbitrary<LineageNode> to) {
        Arbitrary<Optional<LineageNode.Application>> via =
                apps().map(app -> (LineageNode.Application) app).optional(0.5);
        Arbitrary<Instant> time = Arbitraries.integers().between(0, 1_000).map(NOW::minusSeconds);
        return Combinators.combine(from, to, Arbitraries.of(LineageSource.values()), Arbitraries.of("x", "y"), via,
                Arbitraries.of("hash", "redact").optional(0.2), time, time)
                .as((f, t, source, assertedBy, app, mask, one, other) -> f.equals(t)
                        ? Optional.<LineageClaim>empty()
                        : Optional.of(new LineageClaim(f, t, source, assertedBy, f instanceof LineageNode.Application
                                || t instanceof LineageNode.Application ? Optional.empty() : app,
                                f instanceof LineageNode.Field ? mask : Optional.empty(), one, other)))
                .filter(Optional::isPresent)
                .map(Optional::get);
    }

    private static Arbitrary<LineageNode> fields() {
        return Combinators.combine(datasets(), Arbitraries.of("a", "b.c", "d[]"))
                .as((dataset, path) -> new LineageNode.Field((LineageNode.Dataset) dataset, path));
    }

    private static Arbitrary<LineageNode> datasets() {
        return Combinators
                .combine(Arbitraries.integers().between(0, 3), Arbitraries.of(".v1", ".v1.ingest", ".v1.full", "#"))
                .as((product, port) -> port.equals("#")
                        ? product == 0
                                ? MESH.topic("plain-topic")
                                : new LineageNode.Dataset(ELSEWHERE, "shop.t" + product)
                        : MESH.topic("dom.p" + product + port));
    }

    private static Arbitrary<LineageNode> apps() {
        return Arbitraries.of("crm.app", "fraud.scoring", "x").map(MESH::application);
    }
}
