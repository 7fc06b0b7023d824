// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.detection;

import io.heddle.contract.Violation;

import java.util.List;
import java.util.stream.Stream;

/** What becomes of an accepted record for the undeclared personal data in it. */
public sealed interface InspectionOutcome {
    /** Nothing was found, or nobody looked. */
    InspectionOutcome CLEAN = new Published(List.of(), List.of());

    /** What was suspected; each at most once. */
    List<SuspectedField> suspected();

    /** The record leaves; with warnings if values were redacted. */
    record Published(List<SuspectedField> suspected, List<Violation> warnings) implements InspectionOutcome {
        /** The warnings that a record has already, and these. */
        public List<Violation> withEarlierWarnings(List<Violation> before) {
            return warnings.isEmpty() ? before : Stream.concat(before.stream(), warnings.stream()).toList();
        }
    }

    /** The record goes to quarantine. */
    record Rejected(List<SuspectedField> suspected, List<Violation> violations) implements InspectionOutcome {}
}
