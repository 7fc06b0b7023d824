// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.sla;

import io.heddle.registry.sla.ObjectiveHistory.Sample;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

class SlaHistoryTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<String> WORST_LAST = List.of("UNKNOWN", "MET", "WAITING", "BREACHED");

    private static SlaStatus status(String product, String objective, String state, Double actual, Instant time) {
        return new SlaStatus(product, objective, "freshness", product + "@1.0.0", state, 900, actual, time.toString(),
                time.toString(), "");
    }

    /** The monitor reports in order. Compares the history with a recomputation by minute from all statuses. */
    @Property(tries = 200)
    void shouldEqualANaiveGroupingByMinute(@ForAll long seed) {
        Random random = new Random(seed);
        List<SlaStatus> all = new ArrayList<>();
        Instant time = NOON.minusSeconds(9 * 3_600);
        while (time.isBefore(NOON)) {
            all.add(status("crm.a", "fresh", WORST_LAST.get(random.nextInt(4)), (double) random.nextInt(2_000), time));
            time = time.plusSeconds(1 + random.nextInt(random.nextInt(20) == 0 ? 9_000 : 90));
        }
        SlaHistory history = new SlaHistory(Clock.fixed(NOON, ZoneOffset.UTC));
        all.forEach(status -> history.add("crm.a/fresh", status));

        Map<Instant, Sample> minutes = new TreeMap<>();
        long newest = Instant.parse(all.getLast().evaluatedAt()).getEpochSecond() / 60;
        for (SlaStatus status : all) {
            long number = Instant.parse(status.evaluatedAt()).getEpochSecond() / 60;
            Instant minute = Instant.ofEpochSecond(number * 60);
            if (number > newest - ObjectiveRingBuffer.MINUTES && !minute.isBefore(NOON.minus(SlaHistory.SPAN))) {
                minutes.merge(minute, new Sample(minute, status.state(), 900, status.actual()),
                        (one, two) -> new Sample(
                                minute,
                                WORST_LAST.indexOf(one.state()) > WORST_LAST.indexOf(two.state())
                                        ? one.state()
                                        : two.state(),
                                900,
                                Math.max(Objects.requireNonNull(one.actual()), Objects.requireNonNull(two.actual()))));
            }
        }
        assertThat(history.of("crm.a").get(0).samples()).containsExactlyElementsOf(minutes.values());
    }

    @Test
    void shouldShowAShortBreachWithinAMinute() {
        SlaHistory history = new SlaHistory(Clock.fixed(NOON, ZoneOffset.UTC));
        history.add("crm.a/fresh", status("crm.a", "fresh", "BREACHED", 903.791, NOON.minusSeconds(59)));
        history.add("crm.a/fresh", status("crm.a", "fresh", "MET", 0.8, NOON.minusSeconds(1)));

        assertThat(history.of("crm.a").get(0).samples())
                .containsExactly(new Sample(NOON.minusSeconds(60), "BREACHED", 900, 903.791));
    }

    @Test
    void shouldKeepProductsAndObjectivesApart() {
        SlaHistory history = new SlaHistory(Clock.fixed(NOON, ZoneOffset.UTC));
        history.add("crm.a/fresh", status("crm.a", "fresh", "MET", 1.0, NOON));
        history.add("crm.a/errors", status("crm.a", "errors", "BREACHED", 2.0, NOON));
        history.add("crm.ab/fresh", status("crm.ab", "fresh", "MET", 3.0, NOON));

        assertThat(history.of("crm.a")).extracting(ObjectiveHistory::objective).containsExactly("errors", "fresh");
        history.remove("crm.a/fresh");
        assertThat(history.of("crm.a")).extracting(ObjectiveHistory::state).containsExactly("BREACHED");
        assertThat(history.of("crm")).isEmpty();
    }

    @Test
    void shouldStaySmallWithThreeObjectivesForAThousandProducts() {
        SlaHistory history = new SlaHistory(Clock.fixed(NOON, ZoneOffset.UTC));
        System.gc();
        long before = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        for (int i = 0; i < 3_000; i++) {
            history.add("domain.product-" + i / 3 + "/o" + i % 3,
                    status("domain.product-" + i / 3, "o" + i % 3, "MET", 1.0, NOON.minusSeconds(60)));
        }
        System.gc();
        long bytes = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory() - before;

        assertThat(history.of("domain.product-7")).hasSize(3);
        System.out.printf("1,000 products with 3 objectives, 6 h: %.1f MB%n", bytes / 1e6);
        assertThat(bytes).isLessThan(30_000_000);
    }
}
