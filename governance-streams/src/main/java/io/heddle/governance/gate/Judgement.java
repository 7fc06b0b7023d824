// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.ReasonCode;
import io.heddle.contract.Violation;
import io.heddle.governance.gate.detection.Suspicion;
import org.apache.kafka.common.header.Headers;

import java.util.List;

/** What becomes of one record. */
sealed interface Judgement {
    /** The headers that leave with the record. */
    Headers headers();

    /** Undeclared personal data that seems to be in the record, each field and kind once. */
    List<Suspicion> suspected();

    /** One record per output port. */
    record Publish(
            List<Outgoing> outputs,
            Headers headers,
            List<Violation> warnings,
            int maskedFields,
            List<Suspicion> suspected)
            implements Judgement {}

    /** The original bytes go to quarantine. */
    record Quarantine(
            Outgoing original,
            Headers headers,
            ReasonCode reason,
            List<Violation> violations,
            List<Suspicion> suspected)
            implements Judgement {}
}
