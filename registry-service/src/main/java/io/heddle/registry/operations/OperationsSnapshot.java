// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.operations;

import io.heddle.registry.cluster.IngestLag;
import io.swagger.v3.oas.annotations.media.Schema;
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
 * The operational state of the mesh at one moment. Immutable.
 *
 * @param instances of all components, with the age of their heartbeats
 * @param cells one per domain, combined over its gates
 * @param waits the waiting partitions, longest wait first
 */
@Schema(name = "Operations")
public record OperationsSnapshot(
        Instant asOf,
        List<ComponentInstance> instances,
        List<Cell> cells,
        List<Wait> waits,
        MeshThroughput throughput,
        IngestLag lag) {
    /** The state of a domain that no live gate reports. */
    static final String UNGOVERNED = "UNGOVERNED";

    private static final List<String> STATES_WORST_FIRST =
            List.of("RESTARTING", "STALLED", "WAITING", "STARTING", "RUNNING", "STOPPED");

    public OperationsSnapshot {
        instances = List.copyOf(instances);
        cells = List.copyOf(cells);
        waits = List.copyOf(waits);
    }

    /**
     * A domain's cell, combined over all gates that host it.
     *
     * @param state the worst of their states; {@code UNGOVERNED} if no live gate hosts it
     * @param lag the number of unprocessed records; null if unknown
     */
    @Schema(name = "Operations.Cell")
    public record Cell(
            String domain, String state, List<String> gates, @Nullable String failure, int waitsTotal,
            @Nullable Long lag) {
        public Cell {
            gates = List.copyOf(gates);
        }
    }

    /** A waiting partition, and the instance that reports it. */
    @Schema(name = "Operations.Wait")
    public record Wait(
            String domain, String instance, String topic, int partition, long offset, Instant since, String missing,
            @Nullable String code) {}

    /**
     * Combines the parts. Pure.
     *
     * @param domains those that have products in force
     */
    static OperationsSnapshot of(
            Instant asOf, Set<String> domains, List<ComponentInstance> instances, MeshThroughput throughput,
            IngestLag lag) {
        Map<String, List<CellReport>> reports = new TreeMap<>();
        domains.forEach(domain -> reports.put(domain, new ArrayList<>()));
        boolean cut = false;
        for (ComponentInstance instance : instances) {
            if (instance.isAlive()) {
                cut |= instance.cellsTotal() > instance.cells().size();
                instance.cells().forEach(cell -> reports.computeIfAbsent(cell.domain(), any -> new ArrayList<>())
                        .add(new CellReport(instance.instance(), cell)));
            }
        }
        // A gate with many cells reports only those with problems.
        String unreportedState = cut ? "RUNNING" : UNGOVERNED;
        List<Cell> cells = reports.entrySet().stream()
                .map(entry -> cell(entry.getKey(), entry.getValue(), unreportedState, lag))
                .toList();
        return new OperationsSnapshot(asOf, instances, cells, waits(reports), throughput, lag);
    }

    private record CellReport(String instance, ComponentInstance.Cell cell) {}

    private static Cell cell(String domain, List<CellReport> reports, String unreportedState, IngestLag lag) {
        Set<String> states = new TreeSet<>();
        reports.forEach(report -> states.add(report.cell().state()));
        String state = STATES_WORST_FIRST.stream().filter(states::contains).findFirst().orElse(unreportedState);
        return new Cell(domain, state, reports.stream().map(CellReport::instance).toList(),
                reports.stream().flatMap(report -> Optional.ofNullable(report.cell().failure()).stream()).findFirst()
                        .orElse(null),
                reports.stream().mapToInt(report -> report.cell().waitsTotal()).sum(),
                lag.cell(domain).map(IngestLag.Cell::records).orElse(null));
    }

    private static List<Wait> waits(Map<String, List<CellReport>> reports) {
        List<Wait> waits = new ArrayList<>();
        reports.forEach((domain, all) -> all.forEach(report -> report.cell().waits().forEach(wait -> waits.add(new Wait(
                domain, report.instance(), wait.topic(), wait.partition(), wait.offset(), wait.since(),
                wait.missing(), wait.code())))));
        waits.sort(Comparator.comparing(Wait::since).thenComparing(Wait::topic).thenComparingInt(Wait::partition));
        return waits;
    }
}
