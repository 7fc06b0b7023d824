// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.problem;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.List;

/**
 * What went wrong, as RFC 9457 problem details. Immutable.
 *
 * @param type {@code urn:heddle:problem:} and the code
 * @param title the code in words, the same for every problem of the code
 * @param status the HTTP status
 * @param code stable, such as {@code contract.invalid}
 * @param detail what is wrong this time
 * @param fix what to do about it
 * @param violations every single fault, if there are several
 */
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
     * One fault among several.
     *
     * @param line in the document, from 1; 0 if it has no place there
     * @param column from 1; 0 if it has no place there
     * @param path in the document or the schema, or {@code ""}
     */
    public record Violation(String code, int line, int column, String path, String message, String fix) {
        /** A fault without a place in the document. */
        public static Violation of(String code, String path, String message, String fix) {
            return new Violation(code, 0, 0, path, message, fix);
        }
    }

    /** A problem without single faults. */
    public static ProblemDetails of(ProblemCode code, String detail, String fix) {
        return of(code, detail, fix, List.of());
    }

    public static ProblemDetails of(ProblemCode code, String detail, String fix, List<Violation> violations) {
        return new ProblemDetails(TYPE + code.code(), code.title(), code.status(), code.code(), detail, fix,
                violations);
    }

    /** The problem as an exception, for the edge to answer with. */
    public ProblemException toException() {
        return new ProblemException(this);
    }
}
