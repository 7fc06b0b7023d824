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

class FlowBoardTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration SPAN = Duration.ofHours(6);

    private record Counted(long millis, Counts counts, Map<String, Long> reasons) {}

    private static Counts counts(Random random) {
        return new Counts(random.nextInt(1_000), random.nextInt(10), random.nextInt(10), random.nextInt(100),
                random.nextInt(100_000), random.nextInt(100_000));
    }

    /** Everything is kept and added up anew: whatever the board forgets or mixes up shows. */
    @Property(tries = 100)
    void shouldSayWhatAddingUpEverythingSays(@ForAll long seed) {
        Random random = new Random(seed);
        SteppedClock clock = new SteppedClock(NOON);
        FlowBoard board = new FlowBoard(clock);
        List<Counted> all = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            clock.set(clock.instant().plusMillis(random.nextInt(random.nextInt(50) == 0 ? 10_000_000 : 120_000)));
            // Gates tell late, and out of order.
            Counted counted = new Counted(clock.millis() - random.nextInt(8 * 3_600_000), counts(random),
                    random.nextBoolean() ? Map.of() : Map.of("reason" + random.nextInt(4), (long) random.nextInt(50)));
            all.add(counted);
            board.add("crm.customers", counted.millis(), counted.counts(), counted.reasons());
        }
        long minute = clock.millis() / 60_000;

        ProductRates rates = board.rates("crm.customers");

        Map<Long, Counts> minutes = new TreeMap<>();
        Counts live = Counts.NONE;
        for (Counted counted : all) {
            long at = counted.millis() / 60_000;
            if (at > minute - SPAN.toMinutes()) {
                minutes.merge(at, counted.counts(), Counts::plus);
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
        assertThat(rates.total()).isEqualTo(minutes.values().stream().reduce(Counts.NONE, Counts::plus));
        assertThat(rates.live()).isEqualTo(ProductRates.Live.of(live));
        assertReasons(rates, all, minute);
    }

    /** Reasons are kept by ten minutes: those of the whole span are in, those ten minutes older are not. */
    private static void assertReasons(ProductRates rates, List<Counted> all, long minute) {
        Map<String, Long> least = new HashMap<>();
        Map<String, Long> most = new HashMap<>();
        for (Counted counted : all) {
            long at = counted.millis() / 60_000;
            counted.reasons().forEach((reason, count) -> {
                if (at > minute - SPAN.toMinutes()) {
                    least.merge(reason, count, Long::sum);
                }
                if (at > minute - SPAN.toMinutes() - 10) {
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
    void shouldForgetProductsThatRest() {
        SteppedClock clock = new SteppedClock(NOON);
        FlowBoard board = new FlowBoard(clock);
        board.add("crm.old", clock.millis(), new Counts(1, 0, 0, 0, 0, 0), Map.of());
        clock.set(NOON.plus(SPAN).plusSeconds(60));
        board.add("crm.new", clock.millis() - 1_000, new Counts(20, 10, 0, 0, 0, 0), Map.of());

        assertThat(board.rates("crm.old").total()).isEqualTo(Counts.NONE);
        assertThat(board.throughput(10).products()).extracting(Throughput.Product::product).containsExactly("crm.new");
        assertThat(board.throughput(10).total().accepted()).isEqualTo(2.0);
    }

    @Test
    void shouldBelieveNoClockThatRunsAhead() {
        FlowBoard board = new FlowBoard(new SteppedClock(NOON));
        board.add("crm.a", NOON.toEpochMilli() - 60_000, new Counts(1, 0, 0, 0, 0, 0), Map.of());
        board.add("crm.a", NOON.plus(Duration.ofDays(300)).toEpochMilli(), new Counts(2, 0, 0, 0, 0, 0), Map.of());

        assertThat(board.rates("crm.a").total().accepted()).isEqualTo(3);
    }

    @Test
    void shouldStaySmallWhenAThousandProductsNeverRest() {
        FlowBoard board = new FlowBoard(new SteppedClock(NOON));
        long before = usedBytes();
        long began = System.nanoTime();
        for (int minute = 359; minute >= 0; minute--) {
            for (int product = 0; product < 1_000; product++) {
                board.add("domain.product-" + product, NOON.toEpochMilli() - minute * 60_000L,
                        new Counts(100, 1, 1, 10, 1_000, 1_000), Map.of("rule.violated", 1L));
            }
        }
        long added = System.nanoTime() - began;
        long bytes = usedBytes() - before;
        began = System.nanoTime();
        Throughput throughput = board.throughput(50);
        ProductRates rates = board.rates("domain.product-7");
        long asked = System.nanoTime() - began;

        System.out.printf("1,000 products, 6 h: %.1f MB, %.2f us to add, %.2f ms to ask%n",
                bytes / 1e6, added / 360_000.0 / 1_000, asked / 1e6);
        assertThat(rates.total().accepted()).isEqualTo(36_000);
        assertThat(throughput.products()).isEmpty();
        assertThat(bytes).isLessThan(60_000_000);
    }

    private static long usedBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
