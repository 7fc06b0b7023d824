// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.plan;

import io.heddle.contract.ReasonCode;
import io.heddle.contract.Violation;
import io.heddle.engine.RecordProgram;

import java.util.List;

/** What is known of one writer schema id under one contract. */
public sealed interface WriterDecision {
    /** Records of this writer are judged by the program. */
    record Governed(RecordProgram program) implements WriterDecision {}

    /**
     * Every record of this writer is rejected.
     *
     * @param recheckAtNanos when ({@link System#nanoTime}) the finding is too old to judge by; {@link Long#MAX_VALUE}
     *        if it cannot change
     */
    record Refused(ReasonCode reason, List<Violation> violations, long recheckAtNanos) implements WriterDecision {
        public Refused {
            violations = List.copyOf(violations);
        }

        public boolean isStale(long nowNanos) {
            return recheckAtNanos != Long.MAX_VALUE && nowNanos - recheckAtNanos >= 0;
        }
    }
}
