// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.monitor;

import java.util.Optional;

/**
 * The health of a monitor.
 *
 * @param waitingFor what it waits for before it can start; empty if nothing
 * @param failure the kind of the failure that it is recovering from, if any
 */
public record MonitorHealth(State state, Optional<MonitorWait> waitingFor, Optional<String> failure) {
    /** The state of a monitor. */
    public enum State {
        /** Waiting for its topics. */
        WAITING,
        STARTING,
        RUNNING,
        RESTARTING,
        STOPPED
    }

    /** Whether objectives are evaluated. */
    public boolean isHealthy() {
        return state == State.RUNNING;
    }
}
