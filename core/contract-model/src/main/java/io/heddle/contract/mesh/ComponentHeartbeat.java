// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.mesh;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How one running instance of a component is doing, as told on {@code mesh.heartbeats}: what the operations page shows.
 * Bounded by its constructors, whatever it is made of; holds no record's content. Immutable and thread-safe.
 *
 * <pre>{@code
 * byte[] wire = HeartbeatCodec.encode(heartbeat, contract.valueSchemaId(), contract.contract().valueSchema());
 * ComponentHeartbeat same = HeartbeatCodec.fromRecord(record);
 * }</pre>
 *
 * @param component {@code gate}, {@code monitor}, {@code registry}
 * @param instance one start of the component
 * @param time when it was doing so, by its own clock
 */
public record ComponentHeartbeat(String component, String instance, Instant startedAt, Instant time, Status status) {
    /** What is told of one instance at most; the rest is in the totals. */
    static final int MAX_CELLS = 200;
    static final int MAX_WAITS = 10;
    private static final int MAX_TEXT = 300;

    public ComponentHeartbeat {
        component = bounded(component);
        instance = bounded(instance);
    }

    /** What a component, or a gate's cell, is doing. */
    public enum State {
        STARTING,
        RUNNING,
        /** It runs, but it or a part of it waits for something. */
        WAITING,
        /** It failed and starts again after a pause. */
        RESTARTING,
        STOPPED,
        /**
         * It neither works nor fails: a thread hangs, or records wait that do not come. Told as WAITING in older
         * meshes.
         */
        STALLED
    }

    /**
     * What a component says of itself.
     *
     * @param waitingFor what all of it waits for, in words
     * @param waitingForCode the stable code of that; empty if the component has none for it
     * @param cells a gate's; those in trouble first, and not all if there are many
     * @param cellsTotal how many it has
     */
    public record Status(State state, Optional<String> waitingFor, Optional<String> waitingForCode, List<Cell> cells,
            int cellsTotal) {
        public Status {
            waitingFor = waitingFor.map(ComponentHeartbeat::bounded);
            waitingForCode = waitingForCode.map(ComponentHeartbeat::bounded);
            cells = List.copyOf(cells.subList(0, Math.min(cells.size(), MAX_CELLS)));
        }

        /** A component without cells. */
        public static Status of(State state, Optional<String> waitingFor) {
            return new Status(state, waitingFor, Optional.empty(), List.of(), 0);
        }

        /** A gate: the cells that do not run come first. */
        public static Status of(State state, Optional<String> waitingFor, List<Cell> cells) {
            List<Cell> troubledFirst = cells.stream()
                    .sorted((a, b) -> Boolean.compare(a.state() == State.RUNNING, b.state() == State.RUNNING))
                    .toList();
            return new Status(state, waitingFor, Optional.empty(), troubledFirst, cells.size());
        }

        /** The same with the code of what it waits for. */
        public Status withWaitingForCode(Optional<String> code) {
            return new Status(state, waitingFor, code, cells, cellsTotal);
        }
    }

    /**
     * A gate's work for one domain.
     *
     * @param failure the kind of the failure that it recovers from, or why it is stalled
     * @param waits its partitions that wait; not all if there are many
     * @param waitsTotal how many wait
     */
    public record Cell(String domain, State state, Optional<String> failure, List<Wait> waits, int waitsTotal) {
        public Cell {
            domain = bounded(domain);
            failure = failure.map(ComponentHeartbeat::bounded);
            waits = List.copyOf(waits.subList(0, Math.min(waits.size(), MAX_WAITS)));
        }
    }

    /**
     * A partition of an ingest topic that waits.
     *
     * @param offset the first record that waits
     * @param missing what it waits for, in words
     * @param code the stable code of that; empty in heartbeats of older gates
     */
    public record Wait(String topic, int partition, long offset, Instant since, String missing,
            Optional<String> code) {
        public Wait {
            topic = bounded(topic);
            missing = bounded(missing);
            code = code.map(ComponentHeartbeat::bounded);
        }

        /** A wait without a code. */
        public Wait(String topic, int partition, long offset, Instant since, String missing) {
            this(topic, partition, offset, since, missing, Optional.empty());
        }
    }

    private static String bounded(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT - 1) + "\u2026";
    }
}
