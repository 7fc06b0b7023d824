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
import io.heddle.testkit.ProcessorTime;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** Query time and memory use with 100,000 field edges. Prints the results and uses loose assertions. */
class LargeLineageGraphTest {
    private static final int PRODUCTS = 1_000;
    private static final int FIELDS = 25;
    private static final int EDGES = 100_000;

    @Test
    void shouldAnswerQuicklyAndStaySmallWhenTheGraphIsLarge() {
        MeshNamespace mesh = new MeshNamespace("127.0.0.1:9092");
        Instant now = Instant.now();
        long before = usedBytes();
        LineageGraph lineage =
                new LineageGraph(new LineageMeshFixture(), new LineageFactStore(1_000_000, new FactSyncPolicy(
                        Duration.ofMinutes(5), Duration.ofDays(90))), List.of(), mesh, Clock.systemUTC());
        Random random = new Random(7);
        List<LineageClaim> batch = new ArrayList<>();
        for (int edge = 0; edge < EDGES; edge++) {
            int from = random.nextInt(PRODUCTS);
            LineageNode source = field(mesh, from, random);
            LineageNode target = field(mesh, (from + 1 + random.nextInt(30)) % PRODUCTS, random);
            batch.add(new LineageClaim(source, target, LineageSource.REPORTED, "https://example.org/job" + from,
                    Optional.of(mesh.application("job.number" + from)), Optional.empty(), now, now));
        }
        lineage.merge(batch);
        batch.clear();
        long begin = System.nanoTime();
        lineage.refresh();
        long build = System.nanoTime() - begin;
        long memory = usedBytes() - before;

        long[] times = new long[300];
        for (int question = 0; question < times.length; question++) {
            String start = "field:" + topic(random.nextInt(PRODUCTS)) + "#f0";
            LineageQuestion fullQuestion = new LineageQuestion(start, Direction.BOTH, 10, Level.FIELD);
            times[question] = ProcessorTime.of(() -> lineage.ask(fullQuestion)).toNanos();
            LineageAnswer answer = lineage.ask(fullQuestion);
            assertThat(answer.nodes()).hasSizeLessThanOrEqualTo(LineageAnswerBuilder.MAX_NODES);
            assertThat(answer.cuts()).isNotEmpty();
        }
        Arrays.sort(times);
        System.out.printf(
                "lineage: %d field edges, snapshot %d ms, %d MB; depth 10 both ways p50 %.1f ms, p99 %.1f ms%n",
                lineage.snapshot().fields().edgeCount(), build / 1_000_000, memory >> 20, times[150] / 1e6,
                times[297] / 1e6);
        assertThat(memory).isLessThan(200L << 20);
        assertThat(Duration.ofNanos(times[150])).isLessThan(Duration.ofMillis(500));
    }

    private static LineageNode field(MeshNamespace mesh, int product, Random random) {
        return new LineageNode.Field(mesh.topic(topic(product)), "f" + random.nextInt(FIELDS));
    }

    private static String topic(int product) {
        return "domain-" + product % 50 + ".product-" + product + ".v1";
    }

    private static long usedBytes() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
