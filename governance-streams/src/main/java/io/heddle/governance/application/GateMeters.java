// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.application;

import io.heddle.contract.DomainName;
import io.heddle.governance.gate.GateHealth;
import io.heddle.governance.gate.ProductCounts;

import java.util.Map;

/** What a gate tells Prometheus: counts as committed, and how its cells are. Names and numbers, never what a record holds. */
final class GateMeters {
    private GateMeters() {}

    static void tell(Map<String, ProductCounts> counts, GateHealth health, Map<DomainName, Long> lag, Meters.Scrape scrape) {
        counts.forEach((product, count) -> tell(product, count, scrape));
        for (GateHealth.Cell cell : health.cells()) {
            String domain = cell.domain().value();
            for (GateHealth.State state : GateHealth.State.values()) {
                scrape.gauge("heddle.gate.cell.state", "1 for the state the cell is in", cell.state() == state ? 1 : 0, "domain", domain, "state", state.name());
            }
            scrape.gauge("heddle.gate.partitions.waiting", "partitions that wait for something", cell.waits().size(), "domain", domain);
        }
        lag.forEach((domain, records) -> scrape.gauge(
                "heddle.gate.lag.records", "records not read yet on the partitions hosted here", records, "domain", domain.value()));
    }

    private static void tell(String product, ProductCounts count, Meters.Scrape scrape) {
        scrape.count("heddle.gate.records.accepted", "records published", count.accepted(), "product", product);
        count.rejectedByReason().forEach((reason, rejected) -> scrape.count(
                "heddle.gate.records.rejected", "records quarantined", rejected, "product", product, "reason", reason));
        scrape.count("heddle.gate.records.warned", "published records that broke a rule of severity warning", count.warned(), "product", product);
        scrape.count("heddle.gate.fields.masked", "field values masked on the default port", count.masked(), "product", product);
        scrape.count("heddle.gate.bytes.in", "bytes of values read", count.bytesIn(), "product", product);
        scrape.count("heddle.gate.bytes.out", "bytes written to all output ports", count.bytesOut(), "product", product);
    }
}
