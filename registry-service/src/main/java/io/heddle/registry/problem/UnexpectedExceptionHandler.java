// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.UUID;

/** Handles unexpected exceptions: the response contains only an id; the details are logged under that id. */
@Singleton
final class UnexpectedExceptionHandler implements ExceptionHandler<Throwable, HttpResponse<ProblemDetails>> {
    private static final Logger LOG = LoggerFactory.getLogger(UnexpectedExceptionHandler.class);

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<ProblemDetails> handle(HttpRequest request, Throwable exception) {
        String id = UUID.randomUUID().toString();
        LOG.error("Request {} {} failed, error id {}", request.getMethod(), request.getPath(), id, exception);
        return ProblemResponses.answer(ProblemDetails.of(ProblemCode.INTERNAL,
                "The registry failed to process the request, error id " + id,
                "Search the registry's log for the error id; if that does not help, report it"));
    }
}
