// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.operations;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How the mesh runs, at one moment. Immutable.
 *
 * @param instances of all components, with their age
 * @param cells one per domain: what its gates say together
 * @param waits what waits for what, the longest wait first
 */
public record Operations(
        Instant asOf,
        List<Instance> instances,
        List<Cell> cells,
        List<Wait> waits,
        Throughput throughput,
        Lag lag) {
    /** The state of a domain that no living gate says anything of. */
    static final String UNGOVERNED = "UNGOVERNED";

    private static final List<String> WORST_FIRST = List.of("RESTARTING", "STALLED", "WAITING", "STARTING", "RUNNING", "STOPPED");

    public Operations {
        instances = List.copyOf(instances);
        cells = List.copyOf(cells);
        waits = List.copyOf(waits);
    }

    /**
     * A domain's cell, over all gates that host it.
     *
     * @param state the worst of them; {@code UNGOVERNED} if no living gate hosts it
     * @param lag records that wait for it; null if that is not known
     */
    public record Cell(
            String domain, String state, List<String> gates, @Nullable String failure, int waitsTotal, @Nullable Long lag) {
        public Cell {
            gates = List.copyOf(gates);
        }
    }

    /** A partition that waits, and where. */
    public record Wait(
            String domain, String instance, String topic, int partition, long offset, Instant since, String missing) {}

    /**
     * Puts it together. Pure.
     *
     * @param domains those that have products in force
     */
    static Operations of(
            Instant asOf, Set<String> domains, List<Instance> instances, Throughput throughput, Lag lag) {
        Map<String, List<Told>> told = new TreeMap<>();
        domains.forEach(domain -> told.put(domain, new ArrayList<>()));
        boolean cut = false;
        for (Instance instance : instances) {
            if (instance.isAlive()) {
                cut |= instance.cellsTotal() > instance.cells().size();
                instance.cells().forEach(cell -> told.computeIfAbsent(cell.domain(), any -> new ArrayList<>())
                        .add(new Told(instance.instance(), cell)));
            }
        }
        // A large gate names those in trouble and not all the others.
        String untold = cut ? "RUNNING" : UNGOVERNED;
        List<Cell> cells = told.entrySet().stream()
                .map(entry -> cell(entry.getKey(), entry.getValue(), untold, lag))
                .toList();
        return new Operations(asOf, instances, cells, waits(told), throughput, lag);
    }

    private record Told(String instance, Instance.Cell cell) {}

    private static Cell cell(String domain, List<Told> told, String untold, Lag lag) {
        Set<String> states = new TreeSet<>();
        told.forEach(one -> states.add(one.cell().state()));
        String state = WORST_FIRST.stream().filter(states::contains).findFirst().orElse(untold);
        return new Cell(domain, state, told.stream().map(Told::instance).toList(),
                told.stream().flatMap(one -> Optional.ofNullable(one.cell().failure()).stream()).findFirst().orElse(null),
                told.stream().mapToInt(one -> one.cell().waitsTotal()).sum(),
                lag.cell(domain).map(Lag.Cell::records).orElse(null));
    }

    private static List<Wait> waits(Map<String, List<Told>> told) {
        List<Wait> waits = new ArrayList<>();
        told.forEach((domain, all) -> all.forEach(one -> one.cell().waits().forEach(wait -> waits.add(new Wait(
                domain, one.instance(), wait.topic(), wait.partition(), wait.offset(), wait.since(), wait.missing())))));
        waits.sort(Comparator.comparing(Wait::since).thenComparing(Wait::topic).thenComparingInt(Wait::partition));
        return waits;
    }
}
