// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.heartbeat;

import io.heddle.contract.mesh.ComponentHeartbeat.Cell;
import io.heddle.contract.mesh.ComponentHeartbeat.State;
import io.heddle.contract.mesh.ComponentHeartbeat.Status;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Decides when to publish a status: when it changes, or when the previous heartbeat is old enough. Not thread-safe.
 *
 * <p>A different description of the same wait is not a change, because a text that counts seconds would trigger a
 * heartbeat every time. A different code is.
 */
final class HeartbeatSchedule {
    private final long intervalNanos;
    private @Nullable StatusKey published;
    private long publishedAtNanos;

    HeartbeatSchedule(Duration interval) {
        this.intervalNanos = interval.toNanos();
    }

    boolean hasPublished() {
        return published != null;
    }

    boolean isDue(Status status, long nanos) {
        return published == null || nanos - publishedAtNanos >= intervalNanos
                || !StatusKey.of(status).equals(published);
    }

    void published(Status status, long nanos) {
        published = StatusKey.of(status);
        publishedAtNanos = nanos;
    }

    private record StatusKey(State state, boolean waiting, Optional<String> waitingForCode, List<CellKey> cells) {
        static StatusKey of(Status status) {
            return new StatusKey(status.state(), status.waitingFor().isPresent(), status.waitingForCode(),
                    status.cells().stream().map(CellKey::of).toList());
        }
    }

    private record CellKey(String domain, State state, Optional<String> failure, List<String> waits) {
        static CellKey of(Cell cell) {
            return new CellKey(cell.domain(), cell.state(), cell.failure(),
                    cell.waits().stream()
                            .map(wait -> wait.topic() + wait.partition() + "@" + wait.offset() + wait.code().orElse(""))
                            .toList());
        }
    }
}
