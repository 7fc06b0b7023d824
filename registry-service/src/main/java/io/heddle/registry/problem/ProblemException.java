// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.problem;

/** Ends a request with a {@link Problem}; thrown where no caller in between could do anything about it. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.code() + ": " + problem.detail());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
