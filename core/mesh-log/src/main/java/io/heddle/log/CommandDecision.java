// SPDX-License-Identifier: Apache-2.0
package io.heddle.log;

import java.util.List;

/**
 * What a command comes to, decided on one view. A decision function is pure: it may run several times for one command,
 * each time on a newer view, and only its last decision counts.
 *
 * @param <R> why a command is refused
 */
public sealed interface CommandDecision<R> {
    /**
     * The command is right: write this, all of it or nothing.
     *
     * @param changes in the order they are applied; empty if the mesh is already as commanded
     */
    record Write<R>(List<MeshChange> changes) implements CommandDecision<R> {
        public Write {
            changes = List.copyOf(changes);
        }
    }

    /** The command is wrong on this view: write nothing. */
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
