// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.live;

import io.heddle.contract.SlaProperty;
import io.heddle.contract.text.ContractWording;
import io.heddle.registry.portal.DisplayFormat;
import io.heddle.registry.sla.ObjectiveHistory;
import io.heddle.registry.sla.ObjectiveHistory.Sample;
import io.heddle.registry.sla.SlaHistory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The history of one objective over the last hours: a line chart of {@link #WIDTH} by {@link #HEIGHT}, and a text.
 *
 * @param state {@code MET}, {@code BREACHED} or {@code WAITING}
 * @param now the latest measured value, formatted
 * @param target the promised value, formatted
 * @param top the value at the upper edge of the chart, formatted
 * @param targetY the position of the target line
 * @param lines the measured values as points of SVG polylines, with gaps where data is missing
 * @param breaches when the objective was breached
 * @param text a description of the chart
 */
public record SlaChart(
        String objective,
        String property,
        String state,
        String now,
        String target,
        String top,
        int targetY,
        List<String> lines,
        List<Breach> breaches,
        String text) {
    public static final int WIDTH = 720;
    public static final int HEIGHT = 120;
    private static final long GAP_MINUTES = 3;

    public SlaChart {
        lines = List.copyOf(lines);
        breaches = List.copyOf(breaches);
    }

    /**
     * A period in which the objective was breached.
     *
     * @param x its left edge
     */
    public record Breach(int x, int width, Instant from, Instant to) {}

    static SlaChart of(ObjectiveHistory history, Instant now) {
        String property = history.property();
        double highest = history.samples().stream()
                .mapToDouble(sample -> Math.max(sample.target(), Objects.requireNonNullElse(sample.actual(), 0.0)))
                .max()
                .orElse(history.target());
        double top = Math.max(highest, history.target()) * 1.3;
        top = top > 0 && Double.isFinite(top) ? top : 1;
        List<Breach> breaches = breaches(history.samples(), now);
        Double last = history.samples().isEmpty() ? null : history.samples().getLast().actual();
        String measured = last == null ? "not measured" : words(property, last);
        return new SlaChart(history.objective(), history.property(), history.state(), measured,
                words(history.property(), history.target()), words(property, top), y(history.target(), top),
                lines(history.samples(), now, top), breaches,
                text(history, measured, breaches));
    }

    private static List<String> lines(List<Sample> samples, Instant now, double top) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        Instant before = Instant.EPOCH;
        for (Sample sample : samples) {
            Double actual = sample.actual();
            boolean gap = actual == null || Duration.between(before, sample.time()).toMinutes() > GAP_MINUTES;
            if (gap && !line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            if (actual != null) {
                String point = x(sample.time(), now) + "," + y(actual, top);
                // A polyline with a single point would be invisible.
                line.append(line.isEmpty()
                        ? point + " " + (x(sample.time(), now) + 2) + "," + y(actual, top)
                        : " " + point);
                before = sample.time();
            }
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    private static List<Breach> breaches(List<Sample> samples, Instant now) {
        List<Breach> breaches = new ArrayList<>();
        Instant from = null;
        Instant to = Instant.EPOCH;
        for (Sample sample : samples) {
            boolean breached = sample.state().equals("BREACHED");
            if (from != null && (!breached || Duration.between(to, sample.time()).toMinutes() > GAP_MINUTES)) {
                breaches.add(breach(from, to, now));
                from = null;
            }
            if (breached) {
                from = from == null ? sample.time() : from;
                to = sample.time().plusSeconds(60);
            }
        }
        if (from != null) {
            breaches.add(breach(from, to, now));
        }
        return breaches;
    }

    private static Breach breach(Instant from, Instant to, Instant now) {
        return new Breach(x(from, now), Math.max(2, x(to, now) - x(from, now)), from, to);
    }

    private static String text(
            ObjectiveHistory history, String measured, List<Breach> breaches) {
        if (history.samples().isEmpty()) {
            return "Nothing was measured in the last six hours.";
        }
        long kept = history.samples().stream().filter(sample -> !sample.state().equals("BREACHED")).count();
        double worst = history.samples().stream()
                .map(Sample::actual)
                .filter(Objects::nonNull)
                .mapToDouble(actual -> actual)
                .max()
                .orElse(Double.NaN);
        String share = String.format(Locale.ROOT, "%.1f %%", 100.0 * kept / history.samples().size());
        String most = Double.isNaN(worst) ? "" : " The highest was " + words(history.property(), worst) + ".";
        return "Now " + measured + ", promised at most " + words(history.property(), history.target()) + "." + most
                + " Met in "
                + share
                + " of the " + history.samples().size() + " minutes measured"
                + (breaches.isEmpty() ? "." : ", breached " + DisplayFormat.times(breaches.size()) + ".");
    }

    private static int x(Instant time, Instant now) {
        long span = SlaHistory.SPAN.toSeconds();
        long offsetSeconds = Duration.between(now.minus(SlaHistory.SPAN), time).toSeconds();
        return Math.clamp(offsetSeconds * WIDTH / span, 0, WIDTH);
    }

    private static int y(double value, double top) {
        return Math.clamp(Math.round(HEIGHT - value / top * HEIGHT), 0, HEIGHT);
    }

    /** Formats a target or measured value with its unit. */
    static String words(String property, double value) {
        return ContractWording.describe(SlaProperty.of(property).kind(), value, DisplayFormat::seconds);
    }
}
