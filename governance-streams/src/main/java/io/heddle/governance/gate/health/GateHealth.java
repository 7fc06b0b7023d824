// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.health;

import io.heddle.contract.DomainName;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a gate is doing. Holds no record's content.
 *
 * @param cells one per hosted domain, by name
 * @param waitingFor what the whole gate waits for: the mesh log, Kafka, the schema registry; empty if nothing
 */
public record GateHealth(List<Cell> cells, Optional<Missing> waitingFor) {
    public GateHealth {
        cells = List.copyOf(cells);
    }

    /** Whether every cell runs and nothing waits. */
    public boolean isHealthy() {
        return waitingFor.isEmpty() && cells.stream().allMatch(cell -> cell.state() == State.RUNNING);
    }

    /** What a cell is doing. */
    public enum State {
        /** It joins its consumer group. */
        STARTING,
        /** Records flow. */
        RUNNING,
        /** It runs, but at least one partition waits for something. */
        WAITING,
        /** It neither works nor fails: a thread hangs, records wait that do not come, or its group may not be read. */
        STALLED,
        /** It failed and starts again after a pause. */
        RESTARTING,
        STOPPED
    }

    /**
     * One domain's cell.
     *
     * @param waits the partitions that wait, with what for
     * @param since when it came into this state
     * @param failure the kind of the last failure if the cell restarts; why it is stalled if it is
     */
    public record Cell(DomainName domain, State state, Instant since, List<Wait> waits, Optional<String> failure) {
        public Cell {
            waits = List.copyOf(waits);
        }
    }

    /**
     * A partition of an ingest topic that waits, or all of the topic.
     *
     * @param partition {@link #WHOLE_TOPIC} if the topic itself is what is missing
     * @param offset the first record that waits; -1 if that cannot be known
     * @param missing what it waits for
     */
    public record Wait(String topic, int partition, long offset, Instant since, Missing missing) {
        /** Where a partition stands otherwise. */
        public static final int WHOLE_TOPIC = -1;

        public static Wait ofTopic(String topic, Instant since, Missing missing) {
            return new Wait(topic, WHOLE_TOPIC, -1, since, missing);
        }

        /** What it waits for, in words for people. */
        public String text() {
            return MissingText.of(missing);
        }
    }
}
