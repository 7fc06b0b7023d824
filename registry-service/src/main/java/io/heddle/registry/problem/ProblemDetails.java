// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

/**
 * An error as RFC 9457 problem details. Immutable.
 *
 * @param type {@code urn:heddle:problem:} and the code
 * @param title a description of the code, the same for every problem with that code
 * @param status the HTTP status
 * @param code stable, such as {@code contract.invalid}
 * @param detail what is wrong in this case
 * @param fix how to fix it
 * @param violations the individual errors, if there are several
 */
@Schema(name = "Problem")
public record ProblemDetails(
        String type,
        String title,
        int status,
        String code,
        String detail,
        String fix,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Violation> violations) {
    private static final String TYPE = "urn:heddle:problem:";

    public ProblemDetails {
        violations = List.copyOf(violations);
    }

    /**
     * One error of several.
     *
     * @param line in the document, from 1; 0 if unknown
     * @param column from 1; 0 if unknown
     * @param path in the document or the schema, or {@code ""}
     */
    @Schema(name = "Problem.Violation")
    public record Violation(String code, int line, int column, String path, String message, String fix) {
        /** Creates an error without a position in the document. */
        public static Violation of(String code, String path, String message, String fix) {
            return new Violation(code, 0, 0, path, message, fix);
        }
    }

    /** Creates a problem without violations. */
    public static ProblemDetails of(ProblemCode code, String detail, String fix) {
        return of(code, detail, fix, List.of());
    }

    public static ProblemDetails of(ProblemCode code, String detail, String fix, List<Violation> violations) {
        return new ProblemDetails(TYPE + code.code(), code.title(), code.status(), code.code(), detail, fix,
                violations);
    }

    /** Wraps the problem in an exception, to be handled by {@link ProblemExceptionHandler}. */
    public ProblemException toException() {
        return new ProblemException(this);
    }
}
