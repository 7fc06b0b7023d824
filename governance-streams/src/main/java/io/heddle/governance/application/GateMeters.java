// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.application;

import io.heddle.governance.gate.health.GateHealth;
import io.heddle.governance.gate.health.ProductCounts;
import io.heddle.governance.gate.health.ProductPartition;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A gate's Prometheus metrics: committed counts and the state of its cells. Names and numbers, never record content.
 *
 * <p>Counts have one series per product, partition and reason that occurred, or per product and reason. Latency buckets
 * are always per product only, because they would multiply the number of series.
 */
final class GateMeters {
    private final boolean byPartition;

    /** @param byPartition whether counts have one series per partition */
    GateMeters(boolean byPartition) {
        this.byPartition = byPartition;
    }

    void report(
            Map<ProductPartition, ProductCounts> counts,
            GateHealth health,
            Map<ProductPartition, Long> lag,
            PrometheusMeters.Scrape scrape) {
        Map<String, ProductCounts> products = new TreeMap<>();
        counts.forEach((partition, count) -> products.merge(partition.product(), count, ProductCounts::plus));
        if (byPartition) {
            counts.forEach((partition, count) -> counts(count, scrape, "product", partition.product(), "partition",
                    Integer.toString(partition.partition())));
            lag.forEach((partition, records) -> scrape.gauge(
                    "heddle.gate.partition.lag.records", "records not read yet, as of the last fetch", records,
                    "product", partition.product(), "partition", Integer.toString(partition.partition())));
        } else {
            products.forEach((product, count) -> counts(count, scrape, "product", product));
        }
        products.forEach((product, count) -> latency(product, count.latency(), scrape));
        Map<String, Long> domains = new HashMap<>();
        health.cells().forEach(cell -> domains.put(cell.domain().value(), 0L));
        lag.forEach((partition, records) -> domains.merge(domainOf(partition.product()), records, Long::sum));
        domains.forEach((domain, records) -> scrape.gauge(
                "heddle.gate.lag.records", "records not read yet on the partitions hosted here", records, "domain",
                domain));
        health.cells().forEach(cell -> cell(cell, scrape));
    }

    private static void cell(GateHealth.Cell cell, PrometheusMeters.Scrape scrape) {
        String domain = cell.domain().value();
        for (GateHealth.State state : GateHealth.State.values()) {
            scrape.gauge("heddle.gate.cell.state", "1 for the current state of the cell", cell.state() == state ? 1 : 0,
                    "domain", domain, "state", state.name());
        }
        scrape.gauge("heddle.gate.partitions.waiting", "partitions that are waiting", cell.waits().size(),
                "domain", domain);
    }

    private static void counts(ProductCounts count, PrometheusMeters.Scrape scrape, String... partition) {
        scrape.count("heddle.gate.records.accepted", "records published", count.accepted(), partition);
        count.rejectedByReason().forEach((reason, rejected) -> scrape.count("heddle.gate.records.rejected",
                "records quarantined", rejected, withTag(partition, "reason", reason)));
        scrape.count("heddle.gate.records.warned", "published records that broke a rule of severity warning",
                count.warned(), partition);
        count.suspected().forEach((what, records) -> scrape.count(
                "heddle.gate.records.suspected", "records with what looks like undeclared personal data", records,
                withTag(partition, "what", what)));
        scrape.count("heddle.gate.fields.masked", "field values masked on the default port", count.masked(), partition);
        scrape.count("heddle.gate.bytes.in", "bytes of keys and values read", count.bytesIn(), partition);
        scrape.count("heddle.gate.bytes.out", "bytes written to all output ports", count.bytesOut(), partition);
        scrape.count("heddle.gate.latency.ms", "sum of the milliseconds from the records' timestamps to their verdicts",
                count.latency().sumMillis(), partition);
    }

    /** Cumulative buckets in seconds, as Prometheus expects them for {@code histogram_quantile()}. */
    private static void latency(String product, ProductCounts.Latency latency, PrometheusMeters.Scrape scrape) {
        long below = 0;
        for (long bound = 1; bound <= 65_536; bound *= 2) {
            below += latency.byBound().getOrDefault(Long.toString(bound), 0L);
            bucket(product, Double.toString(bound / 1_000.0), below, scrape);
        }
        bucket(product, "+Inf", below + latency.byBound().getOrDefault("inf", 0L), scrape);
    }

    private static void bucket(String product, String bound, long records, PrometheusMeters.Scrape scrape) {
        scrape.count("heddle.gate.latency.within",
                "records decided within this many seconds of their timestamp", records,
                "product", product, "le", bound);
    }

    private static String domainOf(String product) {
        int dot = product.indexOf('.');
        return dot < 0 ? product : product.substring(0, dot);
    }

    private static String[] withTag(String[] tags, String name, String value) {
        String[] more = Arrays.copyOf(tags, tags.length + 2);
        more[tags.length] = name;
        more[tags.length + 1] = value;
        return more;
    }
}
