// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.problem;

/** Ends a request with {@link ProblemDetails}; thrown where no caller could recover. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ProblemDetails problem;

    public ProblemException(ProblemDetails problem) {
        super(problem.code() + ": " + problem.detail());
        this.problem = problem;
    }

    public ProblemDetails problem() {
        return problem;
    }
}
