// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.monitor;

import java.util.Optional;

/**
 * How a monitor is doing.
 *
 * @param waitingFor what it waits for before it can start, in words; empty if nothing
 * @param failure the kind of the failure that it recovers from, if it does
 */
public record MonitorHealth(State state, Optional<String> waitingFor, Optional<String> failure) {
    /** What a monitor is doing. */
    public enum State {
        /** It waits for its topics. */
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
