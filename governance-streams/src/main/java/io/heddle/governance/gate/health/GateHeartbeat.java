// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.health;

import io.heddle.contract.mesh.ComponentHeartbeat;
import io.heddle.contract.mesh.ComponentHeartbeat.State;
import io.heddle.contract.mesh.ComponentHeartbeat.Status;

import java.util.Optional;
import java.util.stream.Stream;

/** Converts a gate's health into its heartbeat. */
public final class GateHeartbeat {
    private GateHeartbeat() {}

    public static Status of(GateHealth health) {
        return Status
                .of(state(health), health.waitingFor().map(MissingText::of),
                        health.cells().stream().map(GateHeartbeat::cell).toList())
                .withWaitingForCode(health.waitingFor().map(Missing::code));
    }

    /** The worst state of any cell. */
    private static State state(GateHealth health) {
        Optional<State> worst = Stream.of(State.RESTARTING, State.STALLED, State.WAITING, State.STARTING)
                .filter(state -> health.cells().stream().anyMatch(cell -> of(cell.state()) == state))
                .findFirst();
        return health.waitingFor().isPresent() ? State.WAITING : worst.orElse(State.RUNNING);
    }

    private static State of(GateHealth.State state) {
        return switch (state) {
            case STARTING -> State.STARTING;
            case RUNNING -> State.RUNNING;
            case WAITING -> State.WAITING;
            // The heartbeat's failure carries the reason.
            case STALLED -> State.STALLED;
            case RESTARTING -> State.RESTARTING;
            case STOPPED -> State.STOPPED;
        };
    }

    private static ComponentHeartbeat.Cell cell(GateHealth.Cell cell) {
        return new ComponentHeartbeat.Cell(
                cell.domain().value(),
                of(cell.state()),
                cell.failure(),
                cell.waits().stream()
                        .map(wait -> new ComponentHeartbeat.Wait(
                                wait.topic(), wait.partition(), wait.offset(), wait.since(), wait.text(),
                                Optional.of(wait.missing().code())))
                        .toList(),
                cell.waits().size());
    }
}
