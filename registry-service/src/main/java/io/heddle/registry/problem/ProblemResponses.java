// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.problem;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;

/** Builds HTTP responses from problems. */
final class ProblemResponses {
    private static final MediaType PROBLEM_JSON = MediaType.of("application/problem+json");

    private ProblemResponses() {}

    static MutableHttpResponse<ProblemDetails> answer(ProblemDetails problem) {
        MutableHttpResponse<ProblemDetails> response =
                HttpResponse.<ProblemDetails>status(HttpStatus.valueOf(problem.status())).body(problem)
                        .contentType(PROBLEM_JSON);
        return problem.status() == 503 ? response.header("Retry-After", "2") : response;
    }

    static MutableHttpResponse<ProblemDetails> fill(MutableHttpResponse<?> response, ProblemDetails problem) {
        return response.body(problem).contentType(PROBLEM_JSON);
    }
}
