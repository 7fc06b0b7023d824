// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.health;

import io.heddle.contract.DomainName;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The health of a gate. Contains no record content.
 *
 * @param cells one per hosted domain, by name
 * @param waitingFor what the whole gate waits for: the mesh log, Kafka, the schema registry; empty if nothing
 */
public record GateHealth(List<Cell> cells, Optional<Missing> waitingFor) {
    public GateHealth {
        cells = List.copyOf(cells);
    }

    /** Whether every cell is running and nothing waits. */
    public boolean isHealthy() {
        return waitingFor.isEmpty() && cells.stream().allMatch(cell -> cell.state() == State.RUNNING);
    }

    /** The state of a cell. */
    public enum State {
        /** Joining its consumer group. */
        STARTING,
        /** Processing records. */
        RUNNING,
        /** Running, but at least one partition waits. */
        WAITING,
        /**
         * No progress without a failure: a thread hangs, available records are not fetched, or the group may not be
         * read.
         */
        STALLED,
        /** Failed; restarts after a delay. */
        RESTARTING,
        STOPPED
    }

    /**
     * One domain's cell.
     *
     * @param waits the waiting partitions and what each waits for
     * @param since when it entered this state
     * @param failure the kind of the last failure if the cell is restarting; the reason if it is stalled
     */
    public record Cell(DomainName domain, State state, Instant since, List<Wait> waits, Optional<String> failure) {
        public Cell {
            waits = List.copyOf(waits);
        }
    }

    /**
     * A waiting partition of an ingest topic, or the whole topic.
     *
     * @param partition {@link #WHOLE_TOPIC} if the topic itself is missing
     * @param offset offset of the first waiting record; -1 if unknown
     * @param missing what it waits for
     */
    public record Wait(String topic, int partition, long offset, Instant since, Missing missing) {
        /** Replaces the partition number if the whole topic waits. */
        public static final int WHOLE_TOPIC = -1;

        public static Wait ofTopic(String topic, Instant since, Missing missing) {
            return new Wait(topic, WHOLE_TOPIC, -1, since, missing);
        }

        /** A readable description of what it waits for. */
        public String text() {
            return MissingText.of(missing);
        }
    }
}
