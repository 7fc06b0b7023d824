// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.detection;

import io.heddle.contract.Violation;

import java.util.List;
import java.util.stream.Stream;

/** The result of inspecting an accepted record for undeclared personal data. */
public sealed interface InspectionOutcome {
    /** Nothing was found, or the record was not inspected. */
    InspectionOutcome CLEAN = new Published(List.of(), List.of());

    /** The suspected fields, each field and kind at most once. */
    List<SuspectedField> suspected();

    /** The record is published, with warnings if values were redacted. */
    record Published(List<SuspectedField> suspected, List<Violation> warnings) implements InspectionOutcome {
        /** These warnings appended to those that the record already has. */
        public List<Violation> withEarlierWarnings(List<Violation> before) {
            return warnings.isEmpty() ? before : Stream.concat(before.stream(), warnings.stream()).toList();
        }
    }

    /** The record goes to quarantine. */
    record Rejected(List<SuspectedField> suspected, List<Violation> violations) implements InspectionOutcome {}
}
