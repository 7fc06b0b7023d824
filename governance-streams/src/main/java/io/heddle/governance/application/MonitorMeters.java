// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.application;

import io.heddle.contract.mesh.SlaObjectiveState;

import java.util.Map;

/** A monitor's Prometheus metrics: the state of every objective it evaluates. */
final class MonitorMeters {
    private MonitorMeters() {}

    static void report(Map<String, Map<String, SlaObjectiveState>> objectives, PrometheusMeters.Scrape scrape) {
        objectives.forEach((product, states) -> states.forEach((objective, now) -> {
            for (SlaObjectiveState state : SlaObjectiveState.values()) {
                scrape.gauge(
                        "heddle.sla.state",
                        "1 for the current state of the objective",
                        now == state ? 1 : 0,
                        "product", product, "objective", objective, "state", state.name());
            }
        }));
    }
}
