// SPDX-License-Identifier: Apache-2.0
package io.heddle.log;

import java.time.Instant;
import java.util.Optional;

/**
 * How a {@link MeshLogReader} is doing.
 *
 * @param hasView whether there is a complete view to serve, be it from before an outage
 * @param position of the view that is served
 * @param lastContact when the cluster last answered; empty if it never has
 * @param lastError the kind of the last error, such as {@code TimeoutException}; stays after recovery, never a text
 *        that could quote content
 * @param unreadable how many entries this version cannot read, see {@link MeshView#unreadable}
 */
public record MeshLogHealth(
        State state,
        boolean hasView,
        long position,
        Optional<Instant> lastContact,
        Optional<String> lastError,
        int unreadable) {
    /** The life of a reader. */
    public enum State {
        /** Not yet at the end the log had at the start; the view is empty. */
        CATCHING_UP,
        /** The view follows the log. */
        FOLLOWING,
        /** The cluster does not answer; the view stays as it was and is served on. */
        DISCONNECTED,
        /** Closed; the view stays as it was. */
        CLOSED
    }
}
