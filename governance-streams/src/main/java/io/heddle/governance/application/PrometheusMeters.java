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
 * A component's metrics as Prometheus text, those of the JVM among them. What there is to tell changes while the
 * process runs (products come, partitions move), so it is taken anew at each scrape. Thread-safe.
 */
final class PrometheusMeters implements AutoCloseable {
    /** Whether the component does its work: 1 or 0. */
    static final String READY = "heddle.ready";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics gc = new JvmGcMetrics();
    private final Consumer<Scrape> source;
    private final Map<Meter.Id, double[]> valuesByMeter = new HashMap<>();

    /**
     * @param ready whether the component does its work
     * @param source tells everything there is at the moment
     */
    PrometheusMeters(Supplier<Boolean> ready, Consumer<Scrape> source) {
        this.source = source;
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        gc.bindTo(registry);
        Gauge.builder(READY, ready, now -> now.get() ? 1 : 0)
                .description("whether the component does its work")
                .strongReference(true)
                .register(registry);
    }

    /** Takes what there is at one moment. */
    final class Scrape {
        private final Set<Meter.Id> scraped = new HashSet<>();

        /** A count that only grows while the process runs. */
        void count(String name, String description, long value, String... tags) {
            register(FunctionCounter.builder(name, holder(name, tags, Meter.Type.COUNTER), now -> now[0])
                    .description(description)
                    .tags(tags)
                    .register(registry)
                    .getId(), name, tags, Meter.Type.COUNTER, value);
        }

        /** A number that comes and goes. */
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

    /** The registry holds on to what it reads only weakly. */
    private double[] holder(String name, String[] tags, Meter.Type type) {
        return valuesByMeter.computeIfAbsent(new Meter.Id(name, Tags.of(tags), null, null, type), id -> new double[1]);
    }

    /** The text of this moment. */
    synchronized String scrape() {
        Scrape scrape = new Scrape();
        source.accept(scrape);
        for (Meter.Id gone : Set.copyOf(valuesByMeter.keySet())) {
            if (!scrape.scraped.contains(gone)) {
                registry.remove(gone);
                valuesByMeter.remove(gone);
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
