// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.mesh;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The status of a running component instance, as published on {@code mesh.heartbeats} and shown on the operations page.
 * The constructors limit its size; it contains no record content. Immutable and thread-safe.
 *
 * <pre>{@code
 * byte[] wire = HeartbeatCodec.encode(heartbeat, contract.valueSchemaId(), contract.contract().valueSchema());
 * ComponentHeartbeat same = HeartbeatCodec.fromRecord(record);
 * }</pre>
 *
 * @param component {@code gate}, {@code monitor}, {@code registry}
 * @param instance identifies one run of the component
 * @param time when the status was taken, by the component's clock
 */
public record ComponentHeartbeat(String component, String instance, Instant startedAt, Instant time, Status status) {
    /** The maximum number of cells listed; the totals include the rest. */
    static final int MAX_CELLS = 200;
    static final int MAX_WAITS = 10;
    private static final int MAX_TEXT = 300;

    public ComponentHeartbeat {
        component = bounded(component);
        instance = bounded(instance);
    }

    /** The state of a component or of a gate's cell. */
    public enum State {
        STARTING,
        RUNNING,
        /** It runs, but all or part of it waits for something. */
        WAITING,
        /** It failed and restarts after a delay. */
        RESTARTING,
        STOPPED,
        /**
         * It makes no progress without failing: a thread hangs, or expected records do not arrive. Older meshes report
         * it as WAITING.
         */
        STALLED
    }

    /**
     * The status of a component.
     *
     * @param waitingFor what the whole component waits for, in words
     * @param waitingForCode its stable code; empty if the component has none for it
     * @param cells of a gate; failing and waiting ones first, truncated if there are many
     * @param cellsTotal the total number of cells
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

        /** A gate: cells that are not running come first. */
        public static Status of(State state, Optional<String> waitingFor, List<Cell> cells) {
            List<Cell> worstFirst = cells.stream()
                    .sorted((a, b) -> Boolean.compare(a.state() == State.RUNNING, b.state() == State.RUNNING))
                    .toList();
            return new Status(state, waitingFor, Optional.empty(), worstFirst, cells.size());
        }

        /** A copy with the code of what it waits for. */
        public Status withWaitingForCode(Optional<String> code) {
            return new Status(state, waitingFor, code, cells, cellsTotal);
        }
    }

    /**
     * A gate's cell, which processes one domain.
     *
     * @param failure the type of the failure that it recovers from, or why it is stalled
     * @param waits its waiting partitions, truncated if there are many
     * @param waitsTotal the total number of waiting partitions
     */
    public record Cell(String domain, State state, Optional<String> failure, List<Wait> waits, int waitsTotal) {
        public Cell {
            domain = bounded(domain);
            failure = failure.map(ComponentHeartbeat::bounded);
            waits = List.copyOf(waits.subList(0, Math.min(waits.size(), MAX_WAITS)));
        }
    }

    /**
     * A waiting partition of an ingest topic.
     *
     * @param offset the first waiting record
     * @param missing what it waits for, in words
     * @param code its stable code; empty in heartbeats of older gates
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
