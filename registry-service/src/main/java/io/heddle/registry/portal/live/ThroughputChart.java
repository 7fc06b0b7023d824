// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.live;

import io.heddle.registry.operations.ProductRates;
import io.heddle.registry.operations.ThroughputCounts;
import io.heddle.registry.portal.DisplayFormat;

import java.util.ArrayList;
import java.util.List;

/**
 * Six hours of throughput as bars of five minutes each, in a chart of {@link #WIDTH} by {@link #HEIGHT}.
 *
 * @param most the number of records in the tallest bar
 * @param text a description of the chart
 */
public record ThroughputChart(List<Bar> bars, long most, String text) {
    public static final int WIDTH = 720;
    public static final int HEIGHT = 100;
    private static final int MINUTES_PER_BAR = 5;
    private static final long BARS = 72;

    public ThroughputChart {
        bars = List.copyOf(bars);
    }

    /**
     * One bar, with rejected records stacked on accepted ones.
     *
     * @param x its left edge
     */
    public record Bar(int x, int width, int acceptedY, int acceptedHeight, int rejectedY, int rejectedHeight) {}

    static ThroughputChart of(ProductRates rates) {
        long first = rates.since().getEpochSecond() / 60;
        List<ThroughputCounts> sums = new ArrayList<>();
        for (int i = 0; i < BARS; i++) {
            sums.add(ThroughputCounts.NONE);
        }
        rates.minutes().forEach(minute -> {
            int barIndex = (int) Math.min(BARS - 1, (minute.from().getEpochSecond() / 60 - first) / MINUTES_PER_BAR);
            sums.set(barIndex, sums.get(barIndex).plus(minute.counts()));
        });
        long most = sums.stream().mapToLong(sum -> sum.accepted() + sum.rejected()).max().orElse(0);
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < BARS; i++) {
            ThroughputCounts sum = sums.get(i);
            if (sum.accepted() + sum.rejected() > 0) {
                bars.add(bar(i, sum, most));
            }
        }
        String text = "In the last six hours " + DisplayFormat.count(rates.total().accepted())
                + " records were accepted and "
                + DisplayFormat.count(rates.total().rejected()) + " rejected; at most " + DisplayFormat.count(most)
                + " arrived within five minutes.";
        return new ThroughputChart(bars, most, text);
    }

    /** Non-zero counts have a minimum height, so that a few rejected records among many accepted ones stay visible. */
    private static Bar bar(int barIndex, ThroughputCounts sum, long most) {
        int accepted = height(sum.accepted(), most);
        int rejected = height(sum.rejected(), most);
        int width = WIDTH / (int) BARS;
        return new Bar(barIndex * width, width - 2, HEIGHT - accepted, accepted,
                Math.max(0, HEIGHT - accepted - rejected), rejected);
    }

    private static int height(long records, long most) {
        return records == 0 ? 0 : (int) Math.max(3, Math.round((double) records * HEIGHT / most));
    }
}
