// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.heartbeat;

import io.heddle.contract.mesh.Heartbeat.Cell;
import io.heddle.contract.mesh.Heartbeat.State;
import io.heddle.contract.mesh.Heartbeat.Status;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Decides when a status is told: when it is another one, or when it was told some time ago. Not thread-safe.
 *
 * <p>What a partition waits for in words is no change: a text that counts seconds would be told all the time.
 */
final class Pulse {
    private final long everyNanos;
    private @Nullable Shape told;
    private long toldAt;

    Pulse(Duration every) {
        this.everyNanos = every.toNanos();
    }

    boolean hasTold() {
        return told != null;
    }

    boolean isDue(Status status, long nanos) {
        return told == null || nanos - toldAt >= everyNanos || !Shape.of(status).equals(told);
    }

    void told(Status status, long nanos) {
        told = Shape.of(status);
        toldAt = nanos;
    }

    private record Shape(State state, boolean waiting, List<CellShape> cells) {
        static Shape of(Status status) {
            return new Shape(status.state(), status.waitingFor().isPresent(),
                    status.cells().stream().map(CellShape::of).toList());
        }
    }

    private record CellShape(String domain, State state, Optional<String> failure, List<String> waits) {
        static CellShape of(Cell cell) {
            return new CellShape(cell.domain(), cell.state(), cell.failure(),
                    cell.waits().stream().map(wait -> wait.topic() + wait.partition() + "@" + wait.offset()).toList());
        }
    }
}
