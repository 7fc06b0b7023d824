// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.application;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A component's metrics in the Prometheus text format, including those of the JVM. The set of series changes while the
 * process runs (products are added, partitions move), so it is rebuilt on each scrape. Thread-safe.
 */
final class PrometheusMeters implements AutoCloseable {
    /** Whether the component is ready: 1 or 0. */
    static final String READY = "heddle.ready";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics gc = new JvmGcMetrics();
    private final Consumer<Scrape> source;
    private final Map<Meter.Id, double[]> valuesByMeter = new HashMap<>();

    /**
     * @param ready whether the component is ready
     * @param source records all current values
     */
    PrometheusMeters(Supplier<Boolean> ready, Consumer<Scrape> source) {
        this.source = source;
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        gc.bindTo(registry);
        Gauge.builder(READY, ready, now -> now.get() ? 1 : 0)
                .description("1 if the component is ready, 0 otherwise")
                .strongReference(true)
                .register(registry);
    }

    /** Collects the values of one scrape. */
    final class Scrape {
        private final Set<Meter.Id> scraped = new HashSet<>();

        /** A counter: never decreases while the process runs. */
        void count(String name, String description, long value, String... tags) {
            register(FunctionCounter.builder(name, holder(name, tags, Meter.Type.COUNTER), now -> now[0])
                    .description(description)
                    .tags(tags)
                    .register(registry)
                    .getId(), name, tags, Meter.Type.COUNTER, value);
        }

        /** A gauge: a value that can go up and down. */
        void gauge(String name, String description, long value, String... tags) {
            register(Gauge.builder(name, holder(name, tags, Meter.Type.GAUGE), now -> now[0])
                    .description(description)
                    .tags(tags)
                    .register(registry)
                    .getId(), name, tags, Meter.Type.GAUGE, value);
        }

        private void register(Meter.Id registered, String name, String[] tags, Meter.Type type, long value) {
            scraped.add(registered);
            holder(name, tags, type)[0] = (double) value;
        }
    }

    /** Micrometer references gauge state weakly, so this class keeps the strong reference. */
    private double[] holder(String name, String[] tags, Meter.Type type) {
        return valuesByMeter.computeIfAbsent(new Meter.Id(name, Tags.of(tags), null, null, type), id -> new double[1]);
    }

    /** The current metrics in the Prometheus text format. */
    synchronized String scrape() {
        Scrape scrape = new Scrape();
        source.accept(scrape);
        for (Meter.Id removed : Set.copyOf(valuesByMeter.keySet())) {
            if (!scrape.scraped.contains(removed)) {
                registry.remove(removed);
                valuesByMeter.remove(removed);
            }
        }
        return registry.scrape();
    }

    @Override
    public void close() {
        gc.close();
        registry.close();
    }
}
