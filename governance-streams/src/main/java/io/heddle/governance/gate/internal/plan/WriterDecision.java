// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.plan;

import io.heddle.contract.ReasonCode;
import io.heddle.contract.Violation;
import io.heddle.engine.RecordProgram;

import java.util.List;

/** The decision on one writer schema id under one contract. */
public sealed interface WriterDecision {
    /** Records of this writer are checked and masked by the program. */
    record Governed(RecordProgram program) implements WriterDecision {}

    /**
     * Every record of this writer is rejected.
     *
     * @param recheckAtNanos when ({@link System#nanoTime}) this decision is stale and must be checked again;
     *        {@link Long#MAX_VALUE} if it cannot change
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
