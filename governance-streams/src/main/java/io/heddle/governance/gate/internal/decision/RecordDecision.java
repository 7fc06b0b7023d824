// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.decision;

import io.heddle.contract.ReasonCode;
import io.heddle.contract.Violation;
import io.heddle.governance.gate.internal.detection.SuspectedField;
import io.heddle.governance.gate.internal.record.OutputRecord;
import org.apache.kafka.common.header.Headers;

import java.util.List;

/** What to do with one record. */
public sealed interface RecordDecision {
    /** The headers of the output or quarantine record. */
    Headers headers();

    /** Suspected undeclared personal data, each field and kind once. */
    List<SuspectedField> suspected();

    /** One record per output port. */
    record Publish(
            List<OutputRecord> outputs,
            Headers headers,
            List<Violation> warnings,
            int maskedFields,
            List<SuspectedField> suspected)
            implements RecordDecision {}

    /** The original bytes go to quarantine. */
    record Quarantine(
            OutputRecord original,
            Headers headers,
            ReasonCode reason,
            List<Violation> violations,
            List<SuspectedField> suspected)
            implements RecordDecision {}
}
