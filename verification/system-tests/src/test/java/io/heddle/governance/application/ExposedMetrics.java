// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.application;

import io.heddle.contract.DomainName;
import io.heddle.governance.gate.GateHealth;
import io.heddle.governance.gate.ProductCounts;
import io.heddle.governance.monitor.SlaState;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What gate and monitor really expose, made by their own code. */
public final class ExposedMetrics {
    private ExposedMetrics() {}

    /** The text of both. */
    public static String text() {
        DomainName domain = new DomainName("crm");
        GateHealth health = new GateHealth(
                List.of(new GateHealth.Cell(domain, GateHealth.State.RUNNING, List.of(), Optional.empty())), Optional.empty());
        ProductCounts counts = new ProductCounts(1, Map.of("undecodable", 1L), 1, 1, 1, 1);
        try (Meters meters = new Meters(() -> true, scrape -> {
            GateMeters.tell(Map.of("crm.customers", counts), health, Map.of(domain, 1L), scrape);
            MonitorMeters.tell(Map.of("crm.customers", Map.of("freshness", SlaState.MET)), scrape);
        })) {
            return meters.scrape();
        }
    }
}
