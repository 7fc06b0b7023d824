// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.operations;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

class ThroughputViewTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration SPAN = Duration.ofHours(6);

    private record Counted(long millis, ThroughputCounts counts, Map<String, Long> reasons) {}

    private static ThroughputCounts counts(Random random) {
        return new ThroughputCounts(random.nextInt(1_000), random.nextInt(10), random.nextInt(10), random.nextInt(100),
                random.nextInt(100_000), random.nextInt(100_000));
    }

    /** Compares the view with a recomputation from all counts. */
    @Property(tries = 100)
    void shouldEqualANaiveSum(@ForAll long seed) {
        Random random = new Random(seed);
        SteppedClockFake clock = new SteppedClockFake(NOON);
        ThroughputView view = new ThroughputView(clock);
        List<Counted> all = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            clock.set(clock.instant().plusMillis(random.nextInt(random.nextInt(50) == 0 ? 10_000_000 : 120_000)));
            // Gates report late and out of order.
            Counted counted = new Counted(clock.millis() - random.nextInt(8 * 3_600_000), counts(random),
                    random.nextBoolean() ? Map.of() : Map.of("reason" + random.nextInt(4), (long) random.nextInt(50)));
            all.add(counted);
            view.add("crm.customers", counted.millis(), counted.counts(), counted.reasons());
        }
        long minute = clock.millis() / 60_000;

        ProductRates rates = view.rates("crm.customers");

        Map<Long, ThroughputCounts> minutes = new TreeMap<>();
        ThroughputCounts live = ThroughputCounts.NONE;
        for (Counted counted : all) {
            long countedMinute = counted.millis() / 60_000;
            if (countedMinute > minute - SPAN.toMinutes()) {
                minutes.merge(countedMinute, counted.counts(), ThroughputCounts::plus);
            }
            long second = counted.millis() / 1_000;
            if (second < clock.millis() / 1_000 && second >= clock.millis() / 1_000 - 10) {
                live = live.plus(counted.counts());
            }
        }
        assertThat(rates.minutes()).containsExactlyElementsOf(minutes.entrySet().stream()
                .filter(entry -> !entry.getValue().isNone())
                .map(entry -> new ProductRates.Minute(Instant.ofEpochMilli(entry.getKey() * 60_000), entry.getValue()))
                .toList());
        assertThat(rates.total())
                .isEqualTo(minutes.values().stream().reduce(ThroughputCounts.NONE, ThroughputCounts::plus));
        assertThat(rates.live()).isEqualTo(ProductRates.Live.of(live));
        assertReasons(rates, all, minute);
    }

    /** Reasons are kept in units of ten minutes: all within the period are included, none that is ten minutes older. */
    private static void assertReasons(ProductRates rates, List<Counted> all, long minute) {
        Map<String, Long> least = new HashMap<>();
        Map<String, Long> most = new HashMap<>();
        for (Counted counted : all) {
            long countedMinute = counted.millis() / 60_000;
            counted.reasons().forEach((reason, count) -> {
                if (countedMinute > minute - SPAN.toMinutes()) {
                    least.merge(reason, count, Long::sum);
                }
                if (countedMinute > minute - SPAN.toMinutes() - 10) {
                    most.merge(reason, count, Long::sum);
                }
            });
        }
        least.forEach((reason, count) -> assertThat(rates.quarantine())
                .anySatisfy(found -> {
                    assertThat(found.code()).isEqualTo(reason);
                    assertThat(found.records()).isBetween(count, most.get(reason));
                }));
    }

    @Test
    void shouldDropIdleProducts() {
        SteppedClockFake clock = new SteppedClockFake(NOON);
        ThroughputView view = new ThroughputView(clock);
        view.add("crm.old", clock.millis(), new ThroughputCounts(1, 0, 0, 0, 0, 0), Map.of());
        clock.set(NOON.plus(SPAN).plusSeconds(60));
        view.add("crm.new", clock.millis() - 1_000, new ThroughputCounts(20, 10, 0, 0, 0, 0), Map.of());

        assertThat(view.rates("crm.old").total()).isEqualTo(ThroughputCounts.NONE);
        assertThat(view.throughput(10).products()).extracting(MeshThroughput.Product::product)
                .containsExactly("crm.new");
        assertThat(view.throughput(10).total().accepted()).isEqualTo(2.0);
    }

    @Test
    void shouldIgnoreTimestampsInTheFuture() {
        ThroughputView view = new ThroughputView(new SteppedClockFake(NOON));
        view.add("crm.a", NOON.toEpochMilli() - 60_000, new ThroughputCounts(1, 0, 0, 0, 0, 0), Map.of());
        view.add("crm.a", NOON.plus(Duration.ofDays(300)).toEpochMilli(), new ThroughputCounts(2, 0, 0, 0, 0, 0),
                Map.of());

        assertThat(view.rates("crm.a").total().accepted()).isEqualTo(3);
    }

    @Test
    void shouldStaySmallWithAThousandActiveProducts() {
        ThroughputView view = new ThroughputView(new SteppedClockFake(NOON));
        long before = usedBytes();
        long began = System.nanoTime();
        for (int minute = 359; minute >= 0; minute--) {
            for (int product = 0; product < 1_000; product++) {
                view.add("domain.product-" + product, NOON.toEpochMilli() - minute * 60_000L,
                        new ThroughputCounts(100, 1, 1, 10, 1_000, 1_000), Map.of("rule.violated", 1L));
            }
        }
        long added = System.nanoTime() - began;
        long bytes = usedBytes() - before;
        began = System.nanoTime();
        MeshThroughput throughput = view.throughput(50);
        ProductRates rates = view.rates("domain.product-7");
        long elapsed = System.nanoTime() - began;

        System.out.printf("1,000 products, 6 h: %.1f MB, %.2f us to add, %.2f ms to ask%n",
                bytes / 1e6, added / 360_000.0 / 1_000, elapsed / 1e6);
        assertThat(rates.total().accepted()).isEqualTo(36_000);
        assertThat(throughput.products()).isEmpty();
        assertThat(bytes).isLessThan(60_000_000);
    }

    private static long usedBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
