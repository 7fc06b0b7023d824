// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.diagram;

import io.heddle.testkit.ProcessorTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class LayeredLayoutTest {
    private static final int GAP = 80;
    private static final int ROW_GAP = 24;

    @Test
    void shouldPointEdgesFromLeftToRight() {
        DiagramLayout drawing = draw(3, "0>1", "1>2", "0>2");

        assertThat(drawing.places()).extracting(DiagramLayout.Place::x).containsExactly(0, 180, 360);
        assertThat(drawing.width()).isEqualTo(460);
        assertThat(drawing.curves()).hasSize(3).allSatisfy(curve -> assertThat(curve.path()).startsWith("M"));
        assertThat(drawing.curves().get(0).endX()).isEqualTo(180);
    }

    @Test
    void shouldAlignAChainInOneLine() {
        assertThat(draw(5, "0>1", "1>2", "2>3", "3>4").places()).extracting(DiagramLayout.Place::y).containsOnly(0);
    }

    @Test
    void shouldPutASourceNextToWhatItFeeds() {
        DiagramLayout drawing = draw(4, "0>1", "1>2", "3>2");

        assertThat(drawing.places().get(3).x()).isEqualTo(drawing.places().get(1).x());
    }

    @Test
    void shouldLayOutCyclesAndSelfLoops() {
        DiagramLayout drawing = draw(3, "0>1", "1>2", "2>0", "1>1");

        assertThat(drawing.places()).extracting(DiagramLayout.Place::x).containsExactly(0, 180, 360);
        assertThat(drawing.curves()).hasSize(4);
        assertThat(drawing.curves().get(2).path()).startsWith("M360 ");
    }

    @Test
    void shouldRemoveAvoidableCrossings() {
        List<LayerAssignment.Link> links =
                List.of(new LayerAssignment.Link(0, 4), new LayerAssignment.Link(1, 3), new LayerAssignment.Link(2, 5));
        List<List<Integer>> layers = List.of(List.of(0, 1, 2), List.of(3, 4, 5));

        assertThat(CrossingReduction.crossings(layers, 6, links)).isEqualTo(1);
        assertThat(CrossingReduction.crossings(CrossingReduction.minimize(layers, 6, links), 6, links)).isZero();
    }

    @Test
    void shouldCountCrossingsLikeANaiveComparison() {
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            List<LayerAssignment.Link> links = new ArrayList<>();
            for (int n = 0; n < 20; n++) {
                links.add(new LayerAssignment.Link(random.nextInt(8), 8 + random.nextInt(8)));
            }
            List<List<Integer>> layers = List.of(range(0, 8), range(8, 16));
            long naive = 0;
            for (LayerAssignment.Link a : links) {
                for (LayerAssignment.Link b : links) {
                    naive += a.from() < b.from() && a.to() > b.to() ? 1 : 0;
                }
            }

            assertThat(CrossingReduction.crossings(layers, 16, links)).isEqualTo(naive);
        }
    }

    @Test
    void shouldKeepOrderAndSpacingAndNotMoveNodesThatFit() {
        double[] apart = {0, 10, 10, 10};

        assertThat(CoordinateAssignment.place(new double[] {0, 20, 40, 60}, apart)).containsExactly(0, 20, 40, 60);
        assertThat(CoordinateAssignment.place(new double[] {5, 5, 5, 5}, apart)).containsExactly(-10, 0, 10, 20);
        assertThat(CoordinateAssignment.place(new double[] {50, 0, 0, 100}, apart)).satisfies(middles -> {
            for (int i = 1; i < middles.length; i++) {
                assertThat(middles[i] - middles[i - 1]).isGreaterThanOrEqualTo(10 - 1e-9);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void shouldNeverOverlapAndStayInsideForAnyGraph(int seed) {
        Random random = new Random(seed);
        int count = 1 + random.nextInt(60);
        List<DiagramBox> boxes = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            boxes.add(new DiagramBox(60 + random.nextInt(200), 30 + random.nextInt(300)));
        }
        List<DiagramArrow> arrows = new ArrayList<>();
        for (int n = 0; n < random.nextInt(150); n++) {
            arrows.add(new DiagramArrow(random.nextInt(count), 10, random.nextInt(count), 20));
        }

        DiagramLayout drawing = LayeredLayout.draw(boxes, arrows, GAP, ROW_GAP);

        assertThat(drawing).isEqualTo(LayeredLayout.draw(boxes, arrows, GAP, ROW_GAP));
        for (int a = 0; a < count; a++) {
            DiagramLayout.Place place = drawing.places().get(a);
            assertThat(place.x()).isBetween(0, drawing.width() - boxes.get(a).width());
            assertThat(place.y()).isBetween(0, drawing.height() - boxes.get(a).height());
            for (int b = a + 1; b < count; b++) {
                assertThat(overlap(place, boxes.get(a), drawing.places().get(b), boxes.get(b))).isFalse();
            }
        }
    }

    @Test
    void shouldLayOutALargeGraphQuickly() {
        List<DiagramBox> boxes = new ArrayList<>();
        List<DiagramArrow> arrows = new ArrayList<>();
        Random random = new Random(1);
        for (int n = 0; n < 120; n++) {
            boxes.add(new DiagramBox(200, 300));
            for (int edge = 0; edge < 8 && n > 0; edge++) {
                arrows.add(new DiagramArrow(random.nextInt(n), 10, n, 20 + edge));
            }
        }
        Duration median =
                ProcessorTime.medianOf(3, () -> LayeredLayout.draw(boxes, arrows, GAP, ROW_GAP));

        System.out.printf("Layered layout, 120 boxes and %d arrows: %.1f ms%n", arrows.size(),
                median.toNanos() / 1e6);
        assertThat(median).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void shouldLayOutAnEmptyGraph() {
        assertThat(LayeredLayout.draw(List.of(), List.of(), GAP, ROW_GAP))
                .isEqualTo(new DiagramLayout(0, 0, List.of(), List.of()));
    }

    private static DiagramLayout draw(int boxes, String... arrows) {
        List<DiagramBox> all = new ArrayList<>();
        for (int n = 0; n < boxes; n++) {
            all.add(new DiagramBox(100, 40));
        }
        return LayeredLayout.draw(all, Arrays.stream(arrows)
                .map(arrow -> new DiagramArrow(arrow.charAt(0) - '0', 20, arrow.charAt(2) - '0', 20))
                .toList(), GAP, ROW_GAP);
    }

    private static List<Integer> range(int from, int to) {
        List<Integer> all = new ArrayList<>();
        for (int n = from; n < to; n++) {
            all.add(n);
        }
        return all;
    }

    private static boolean overlap(DiagramLayout.Place a, DiagramBox boxA, DiagramLayout.Place b, DiagramBox boxB) {
        return a.x() < b.x() + boxB.width() && b.x() < a.x() + boxA.width()
                && a.y() < b.y() + boxB.height() && b.y() < a.y() + boxA.height();
    }
}
