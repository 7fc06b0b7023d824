// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.application;

import io.heddle.contract.DomainName;
import io.heddle.contract.mesh.SlaObjectiveState;
import io.heddle.governance.gate.health.GateHealth;
import io.heddle.governance.gate.health.ProductCounts;
import io.heddle.governance.gate.health.ProductPartition;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The metrics that gate and monitor expose, produced by their own code. */
public final class ExposedMetrics {
    private ExposedMetrics() {}

    /** The Prometheus text of both. */
    public static String text() {
        DomainName domain = new DomainName("crm");
        GateHealth health = new GateHealth(
                List.of(new GateHealth.Cell(domain, GateHealth.State.RUNNING, Instant.EPOCH, List.of(),
                        Optional.empty())),
                Optional.empty());
        ProductCounts counts = new ProductCounts(1, Map.of("undecodable", 1L), 1, 1, 1, 1,
                Map.of("note email", 1L), new ProductCounts.Latency(Map.of("8", 2L), 9));
        ProductPartition partition = new ProductPartition("crm.customers", 0);
        try (PrometheusMeters meters = new PrometheusMeters(() -> true, scrape -> {
            new GateMeters(true).report(Map.of(partition, counts), health, Map.of(partition, 1L), scrape);
            MonitorMeters.report(Map.of("crm.customers", Map.of("freshness", SlaObjectiveState.MET)), scrape);
        })) {
            return meters.scrape();
        }
    }
}
