// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.publish;

import io.heddle.cli.json.FieldFault;
import io.heddle.contract.Violation;

import java.util.List;
import java.util.stream.Collectors;

/** A line that was not sent, and why. Never contains a value of the line. */
record RefusedLine(long line, List<Reason> reasons) {
    RefusedLine {
        reasons = List.copyOf(reasons);
    }

    /**
     * One reason for the refusal.
     *
     * @param rule the id of the contract rule, or a code for a fault of the line itself
     * @param path the field, or {@code ""} if none
     * @param value type and size of the value, or {@code ""}
     */
    record Reason(String rule, String path, String value, String message) {}

    static RefusedLine fromFaults(long line, List<FieldFault> faults) {
        return new RefusedLine(line,
                faults.stream().map(f -> new Reason(f.code(), f.path(), "", f.message())).toList());
    }

    static RefusedLine fromViolations(long line, List<Violation> violations) {
        return new RefusedLine(line, violations.stream()
                .map(v -> new Reason(v.rule(), v.path(), v.value(), v.message()))
                .toList());
    }

    /** Formats the refusal as one line: {@code line 12: amount-is-positive at amount_cents: ...}. */
    String text() {
        return "line " + line + ": " + reasons.stream().map(RefusedLine::text).collect(Collectors.joining("; "));
    }

    private static String text(Reason reason) {
        boolean ofTheLine = reason.value().isEmpty();
        String location = reason.path().isEmpty() ? "" : " at " + reason.path();
        return ofTheLine ? reason.message() : reason.rule() + location + ": " + reason.message();
    }
}
