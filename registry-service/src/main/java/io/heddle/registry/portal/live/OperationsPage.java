// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.live;

import io.heddle.registry.operations.Instance;
import io.heddle.registry.operations.Operations;
import io.heddle.registry.sla.MeshEvent;

import java.util.List;
import java.util.Map;

/**
 * Everything the operations page prints.
 *
 * @param instances those that matter: neither stopped nor lost for long
 * @param events newest first
 */
public record OperationsPage(Operations now, List<Instance> instances, int goneInstances, List<MeshEvent> events) {
    /** Its live parts, by id; each has a template of the same name. */
    public static final List<String> PARTS = List.of("ops-summary", "ops-waits", "ops-cells", "ops-instances", "ops-flow", "ops-events");

    private static final Map<String, String> STYLES =
            Map.of("RUNNING", "ok", "WAITING", "warn", "RESTARTING", "bad", "STALLED", "bad", "LOST", "bad", "UNGOVERNED", "bad");
    private static final long GONE_SECONDS = 900;

    public OperationsPage {
        instances = List.copyOf(instances);
        events = List.copyOf(events);
    }

    static OperationsPage of(Operations now, List<MeshEvent> events) {
        List<Instance> here = now.instances().stream()
                .filter(instance -> instance.isAlive() || instance.heardSecondsAgo() < GONE_SECONDS)
                .toList();
        return new OperationsPage(now, here, now.instances().size() - here.size(), events);
    }

    /** The badge of a state. */
    public static String style(String state) {
        return STYLES.getOrDefault(state, "wait");
    }

    /** A state for people. */
    public static String word(String state) {
        return state.charAt(0) + state.substring(1).toLowerCase(java.util.Locale.ROOT);
    }

    /** How many cells are in trouble. */
    public long troubled() {
        return now.cells().stream().filter(cell -> !cell.state().equals("RUNNING")).count();
    }
}
