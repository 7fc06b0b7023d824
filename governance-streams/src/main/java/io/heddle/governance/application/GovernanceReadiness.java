// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.application;

import io.heddle.governance.gate.health.GateHealth;
import io.heddle.governance.gate.health.MissingText;
import io.heddle.governance.monitor.MonitorHealth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether a component is ready, with details for people and dashboards.
 *
 * @param isReady determines the HTTP status: 200 or 503
 * @param details as JSON; text and numbers, never record content
 */
record GovernanceReadiness(boolean isReady, Map<String, Object> details) {
    /** The most waits listed per cell; beyond that they are only counted. */
    static final int MAX_WAITS = 20;

    /**
     * A gate is ready when it has read the mesh log and every cell has joined its group. A cell with waiting partitions
     * is ready, because the others make progress; the details list the waits. A stalled cell is not ready; the details
     * give the reason.
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
        health.waitingFor().ifPresent(wait -> {
            details.put("waitingFor", wait.text());
            details.put("waitingForCode", wait.code());
        });
        health.failure().ifPresent(kind -> details.put("failure", kind));
        return new GovernanceReadiness(health.isHealthy(), details);
    }

    /** Not ready, because the component is shutting down. */
    static GovernanceReadiness stopping() {
        Map<String, Object> details = details(false);
        details.put("waitingFor", "the process to exit");
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
