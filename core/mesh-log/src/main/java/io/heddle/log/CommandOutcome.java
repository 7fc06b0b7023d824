// SPDX-License-Identifier: Apache-2.0
package io.heddle.log;

/**
 * The result of a command. Being temporarily unable to execute it is not an outcome but a
 * {@link MeshLogUnavailableException}: an outage is never a refusal.
 *
 * @param <R> the type of the refusal reason
 */
public sealed interface CommandOutcome<R> {
    /**
     * The command's changes are in the log exactly once.
     *
     * @param view includes these changes and everything that was written before the command was submitted; use
     *        {@link MeshLogReader#awaitPosition} to wait until another reader has caught up with it
     */
    record Committed<R>(MeshView view) implements CommandOutcome<R> {}

    /** The command was refused on the newest view of the log at that moment. */
    record Refused<R>(R reason) implements CommandOutcome<R> {}
}
