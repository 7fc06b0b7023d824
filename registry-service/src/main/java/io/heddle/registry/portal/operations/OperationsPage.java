// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.operations;

import io.heddle.registry.events.view.MeshEventJson;
import io.heddle.registry.operations.ComponentInstance;
import io.heddle.registry.operations.OperationsSnapshot;

import java.util.List;
import java.util.Map;

/**
 * The model of the operations page.
 *
 * @param instances the relevant ones: not stopped, and not lost for long
 * @param events newest first
 */
public record OperationsPage(OperationsSnapshot now, List<ComponentInstance> instances, int goneInstances,
        List<MeshEventJson> events) {
    /** The ids of its live fragments; each has a template of the same name. */
    public static final List<String> PARTS =
            List.of("ops-summary", "ops-waits", "ops-cells", "ops-instances", "ops-flow", "ops-events");

    private static final Map<String, String> STYLES =
            Map.of("RUNNING", "ok", "WAITING", "warn", "RESTARTING", "bad", "STALLED", "bad", "LOST", "bad",
                    "UNGOVERNED", "bad");
    private static final long GONE_SECONDS = 900;

    public OperationsPage {
        instances = List.copyOf(instances);
        events = List.copyOf(events);
    }

    static OperationsPage of(OperationsSnapshot now, List<MeshEventJson> events) {
        List<ComponentInstance> listed = now.instances().stream()
                .filter(instance -> instance.isAlive() || instance.heardSecondsAgo() < GONE_SECONDS)
                .toList();
        return new OperationsPage(now, listed, now.instances().size() - listed.size(), events);
    }

    /** The CSS class of a state's badge. */
    public static String style(String state) {
        return STYLES.getOrDefault(state, "wait");
    }

    /** The display text of a state. */
    public static String word(String state) {
        return state.charAt(0) + state.substring(1).toLowerCase(java.util.Locale.ROOT);
    }

    /** The number of cells with problems. */
    public long troubled() {
        return now.cells().stream().filter(cell -> !cell.state().equals("RUNNING")).count();
    }
}
