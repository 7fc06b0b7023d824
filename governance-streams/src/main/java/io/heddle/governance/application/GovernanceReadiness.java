// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.application;

import io.heddle.governance.gate.health.GateHealth;
import io.heddle.governance.gate.health.MissingText;
import io.heddle.governance.monitor.MonitorHealth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether a component does its work, and the details for people and dashboards.
 *
 * @param isReady decides the status: 200 or 503
 * @param details as JSON; words and numbers, never what a record holds
 */
record GovernanceReadiness(boolean isReady, Map<String, Object> details) {
    /** More than these of a cell are counted only. */
    static final int MAX_WAITS = 20;

    /**
     * A gate is ready when it knows the mesh and every cell has joined its group. A cell with partitions that wait is
     * ready: the others flow, and what waits is told. A stalled one is not: it says why.
     */
    static GovernanceReadiness of(GateHealth health) {
        boolean ready = health.waitingFor().isEmpty()
                && health.cells().stream()
                        .allMatch(cell -> cell.state() == GateHealth.State.RUNNING
                                || cell.state() == GateHealth.State.WAITING);
        Map<String, Object> details = details(ready);
        health.waitingFor().ifPresent(missing -> {
            details.put("waitingFor", MissingText.of(missing));
            details.put("waitingForCode", missing.code());
        });
        details.put("cells", health.cells().stream().map(GovernanceReadiness::of).toList());
        return new GovernanceReadiness(ready, details);
    }

    static GovernanceReadiness of(MonitorHealth health) {
        Map<String, Object> details = details(health.isHealthy());
        details.put("state", health.state().name());
        health.waitingFor().ifPresent(what -> details.put("waitingFor", what));
        health.failure().ifPresent(kind -> details.put("failure", kind));
        return new GovernanceReadiness(health.isHealthy(), details);
    }

    /** While it stops: nobody is to count on it any more. */
    static GovernanceReadiness stopping() {
        Map<String, Object> details = details(false);
        details.put("waitingFor", "the process to end");
        return new GovernanceReadiness(false, details);
    }

    private static Map<String, Object> details(boolean ready) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("status", ready ? "UP" : "DOWN");
        return details;
    }

    private static Map<String, Object> of(GateHealth.Cell cell) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("domain", cell.domain().value());
        details.put("state", cell.state().name());
        details.put("since", cell.since().toString());
        cell.failure().ifPresent(kind -> details.put("failure", kind));
        List<Map<String, Object>> waits = cell.waits().stream().limit(MAX_WAITS).map(GovernanceReadiness::of).toList();
        if (!waits.isEmpty()) {
            details.put("waits", waits);
            if (cell.waits().size() > waits.size()) {
                details.put("waitsInAll", cell.waits().size());
            }
        }
        return details;
    }

    private static Map<String, Object> of(GateHealth.Wait wait) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("topic", wait.topic());
        if (wait.partition() != GateHealth.Wait.WHOLE_TOPIC) {
            details.put("partition", wait.partition());
            details.put("offset", wait.offset());
        }
        details.put("since", wait.since().toString());
        details.put("waitingFor", wait.text());
        details.put("waitingForCode", wait.missing().code());
        return details;
    }
}
