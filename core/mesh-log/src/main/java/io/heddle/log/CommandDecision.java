// SPDX-License-Identifier: Apache-2.0
package io.heddle.log;

import java.util.List;

/**
 * The result of evaluating a command against one view. A decision function is pure: it may run several times for one
 * command, each time on a newer view, and only the last decision takes effect.
 *
 * @param <R> the type of the refusal reason
 */
public sealed interface CommandDecision<R> {
    /**
     * The command is valid: write these changes atomically.
     *
     * @param changes in the order they are applied; empty if the mesh is already in the requested state
     */
    record Write<R>(List<MeshChange> changes) implements CommandDecision<R> {
        public Write {
            changes = List.copyOf(changes);
        }
    }

    /** The command is invalid on this view: write nothing. */
    record Refuse<R>(R reason) implements CommandDecision<R> {}

    static <R> CommandDecision<R> write(List<MeshChange> changes) {
        return new Write<>(changes);
    }

    static <R> CommandDecision<R> write(MeshChange... changes) {
        return new Write<>(List.of(changes));
    }

    static <R> CommandDecision<R> refuse(R reason) {
        return new Refuse<>(reason);
    }
}
