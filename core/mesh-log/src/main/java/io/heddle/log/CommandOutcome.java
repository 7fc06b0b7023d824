// SPDX-License-Identifier: Apache-2.0
package io.heddle.log;

/**
 * How a command ended. That it could not be carried out for now is not an outcome but a
 * {@link MeshLogUnavailableException}: an outage is never a refusal.
 *
 * @param <R> why a command is refused
 */
public sealed interface CommandOutcome<R> {
    /**
     * The command's changes are in the log, once.
     *
     * @param view includes them, and all that had been written when the command was submitted;
     *        {@link MeshLogReader#awaitPosition} brings another reader that far
     */
    record Committed<R>(MeshView view) implements CommandOutcome<R> {}

    /** The command was refused, on a view that was the log's newest at that moment. */
    record Refused<R>(R reason) implements CommandOutcome<R> {}
}
