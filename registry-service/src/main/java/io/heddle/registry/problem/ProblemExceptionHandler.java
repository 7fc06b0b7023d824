// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Returns the problem of a {@link ProblemException} to the client. */
@Singleton
final class ProblemExceptionHandler implements ExceptionHandler<ProblemException, HttpResponse<ProblemDetails>> {
    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<ProblemDetails> handle(HttpRequest request, ProblemException exception) {
        return ProblemResponses.answer(exception.problem());
    }
}
