// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.log;

import io.heddle.log.MeshView;
import io.heddle.registry.problem.ProblemDetails;

import java.util.Optional;
import java.util.function.Function;

/**
 * The one source of truth as the registry's features see it: a view to read and a compare-and-set to write.
 * Thread-safe.
 */
public interface RegistryLog {
    /** The mesh as far as it is read; never waits. */
    MeshView view();

    /**
     * Decides on the newest view and writes what was decided, or nothing.
     *
     * @param decide pure: it is called again when another writer came first
     * @return the view that holds the change
     * @throws io.heddle.registry.problem.ProblemException with the decision's problem if it refuses, or if Kafka does
     *         not answer
     */
    MeshView write(Function<MeshView, LogDecision> decide);

    /** What the log waits for before it can serve; empty if it can. */
    Optional<String> waitingFor();

    /** A write that was refused. */
    static LogDecision refuse(ProblemDetails problem) {
        return new LogDecision.Refuse(problem);
    }
}
