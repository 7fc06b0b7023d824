// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.micronaut.context.annotation.Primary;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.inject.Singleton;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Converts the framework's own errors to problems: unknown routes, methods and media types, unreadable bodies. */
@Singleton
@Primary
final class FrameworkErrorProcessor implements ErrorResponseProcessor<ProblemDetails> {
    @Override
    public MutableHttpResponse<ProblemDetails> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        return ProblemResponses.fill(response, problem(context, HttpStatus.valueOf(response.code())));
    }

    private static ProblemDetails problem(ErrorContext context, HttpStatus status) {
        String route = context.getRequest().getMethodName() + " " + context.getRequest().getPath();
        return switch (status) {
            case BAD_REQUEST ->
                of(status, "request.malformed", malformed(context), "Correct the request and send it again");
            case NOT_FOUND -> of(status, "route.unknown", "There is nothing at " + route,
                    "GET /openapi.yml lists all routes");
            case METHOD_NOT_ALLOWED -> of(status, "method.not-allowed", route + " is not supported",
                    "Use a method that the Allow header lists");
            case NOT_ACCEPTABLE -> of(status, "type.not-acceptable", route + " cannot answer with a type that "
                    + "Accept allows",
                    "Accept application/json");
            case UNSUPPORTED_MEDIA_TYPE -> of(status, "type.unsupported", route + " does not accept this Content-Type",
                    "Send application/json, or application/yaml where GET /openapi.yml lists it");
            case REQUEST_ENTITY_TOO_LARGE -> of(status, "request.too-large", "The body of " + route + " is too large",
                    "Send at most 4 MB");
            default -> of(status, "http." + status.getCode(), route + ": " + status.getReason(),
                    "Check the request against GET /openapi.yml");
        };
    }

    private static String malformed(ErrorContext context) {
        Optional<Throwable> cause = context.getRootCause();
        if (cause.isPresent() && cause.get() instanceof UnsatisfiedRouteException unsatisfied) {
            return "The argument '" + unsatisfied.getArgument().getName() + "' is missing or not readable";
        }
        if (cause.isPresent() && cause.get() instanceof ConversionErrorException conversion) {
            return "The argument '" + conversion.getArgument().getName() + "' is not a "
                    + conversion.getArgument().getType().getSimpleName().toLowerCase(Locale.ROOT);
        }
        return cause.flatMap(FrameworkErrorProcessor::json).orElse("The request is not readable");
    }

    private static Optional<String> json(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonProcessingException json && json.getLocation() != null) {
                return Optional.of("The body is not the JSON expected here: see line "
                        + json.getLocation().getLineNr() + ", column " + json.getLocation().getColumnNr());
            }
        }
        return Optional.empty();
    }

    private static ProblemDetails of(HttpStatus status, String code, String detail, String fix) {
        return new ProblemDetails("urn:heddle:problem:" + code, status.getReason(), status.getCode(), code, detail, fix,
                List.of());
    }
}
