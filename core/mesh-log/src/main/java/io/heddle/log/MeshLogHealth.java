// SPDX-License-Identifier: Apache-2.0
package io.heddle.log;

import java.time.Instant;
import java.util.Optional;

/**
 * The health of a {@link MeshLogReader}.
 *
 * @param hasView whether a complete view is available, possibly from before an outage
 * @param position of the current view
 * @param lastContact when the cluster last responded; empty if it never has
 * @param lastError the type of the last error, such as {@code TimeoutException}; kept after recovery, and never a
 *        message that could quote record content
 * @param unreadable the number of entries this version cannot read, see {@link MeshView#unreadable}
 */
public record MeshLogHealth(
        State state,
        boolean hasView,
        long position,
        Optional<Instant> lastContact,
        Optional<String> lastError,
        int unreadable) {
    /** The lifecycle states of a reader. */
    public enum State {
        /** The reader has not yet reached the end that the log had at startup; the view is empty. */
        CATCHING_UP,
        /** The view follows the log. */
        FOLLOWING,
        /** The cluster does not respond; the last view is still served. */
        DISCONNECTED,
        /** The reader is closed; the last view remains available. */
        CLOSED
    }
}
