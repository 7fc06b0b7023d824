// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.log;

import io.heddle.log.MeshView;
import io.heddle.registry.problem.ProblemDetails;

import java.util.Optional;
import java.util.function.Function;

/** The registry's source of truth: a view for reading, and compare-and-set for writing. Thread-safe. */
public interface RegistryLog {
    /** The latest view read so far; never blocks. */
    MeshView view();

    /**
     * Decides on the newest view and writes the resulting entries, if any.
     *
     * @param decide pure; called again if another writer was first
     * @return a view that includes the change
     * @throws io.heddle.registry.problem.ProblemException with the decision's problem if it refuses, or if Kafka does
     *         not answer
     */
    MeshView write(Function<MeshView, LogDecision> decide);

    /** What the log is waiting for before it can serve; empty if it can. */
    Optional<String> waitingFor();

    /** Creates a decision to refuse. */
    static LogDecision refuse(ProblemDetails problem) {
        return new LogDecision.Refuse(problem);
    }
}
