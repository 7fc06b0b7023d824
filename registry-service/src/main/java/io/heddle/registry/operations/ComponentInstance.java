// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.operations;

import io.heddle.contract.mesh.ComponentHeartbeat;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A running instance of a component, as of its last heartbeat. Immutable.
 *
 * @param state {@code STARTING, RUNNING, WAITING, STALLED, RESTARTING, STOPPED}, or {@code LOST} if there was no
 *        heartbeat for a minute
 * @param heardSecondsAgo the age of the last heartbeat
 * @param cells the cells of a gate, those with problems first; truncated if there are many
 */
@Schema(name = "Instance")
public record ComponentInstance(
        String component,
        String instance,
        String state,
        Instant startedAt,
        Instant heardAt,
        long heardSecondsAgo,
        @Nullable String waitingFor,
        @Nullable String waitingForCode,
        int cellsTotal,
        List<Cell> cells) {
    static final String LOST = "LOST";

    public ComponentInstance {
        cells = List.copyOf(cells);
    }

    /**
     * A gate's cell for one domain.
     *
     * @param waitsTotal the number of waiting partitions
     * @param waits the first of them
     */
    @Schema(name = "Instance.Cell")
    public record Cell(String domain, String state, @Nullable String failure, int waitsTotal, List<Wait> waits) {
        public Cell {
            waits = List.copyOf(waits);
        }
    }

    /**
     * A waiting partition.
     *
     * @param offset the first waiting record
     * @param missing a description of what it is waiting for
     * @param code the stable code of that; null if the gate predates these codes
     */
    @Schema(name = "Instance.Wait")
    public record Wait(
            String topic, int partition, long offset, Instant since, String missing, @Nullable String code) {}

    static ComponentInstance of(ComponentHeartbeat heartbeat, Instant heardAt, Instant now) {
        ComponentHeartbeat.Status status = heartbeat.status();
        boolean stopped = status.state() == ComponentHeartbeat.State.STOPPED;
        boolean lost = !stopped && heardAt.plus(InstanceView.LOST_AFTER).isBefore(now);
        return new ComponentInstance(heartbeat.component(), heartbeat.instance(), lost ? LOST : status.state().name(),
                heartbeat.startedAt(), heardAt, Math.max(0, Duration.between(heardAt, now).toSeconds()),
                status.waitingFor().orElse(null), status.waitingForCode().orElse(null), status.cellsTotal(),
                status.cells().stream().map(ComponentInstance::cell).toList());
    }

    /** Whether the instance is running, as far as is known. */
    public boolean isAlive() {
        return !state.equals(LOST) && !state.equals(ComponentHeartbeat.State.STOPPED.name());
    }

    private static Cell cell(ComponentHeartbeat.Cell cell) {
        return new Cell(cell.domain(), cell.state().name(), cell.failure().orElse(null), cell.waitsTotal(),
                cell.waits().stream()
                        .map(wait -> new Wait(
                                wait.topic(), wait.partition(), wait.offset(), wait.since(), wait.missing(),
                                wait.code().orElse(null)))
                        .toList());
    }
}
