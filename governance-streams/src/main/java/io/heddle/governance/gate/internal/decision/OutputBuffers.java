// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.decision;

import io.heddle.contract.wire.ConfluentFrame;
import io.heddle.engine.RecordOutputs;
import io.heddle.engine.RecordProgram;
import io.heddle.engine.Verdict;
import io.heddle.governance.gate.internal.plan.EnforcementPlan;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reusable output buffers of programs, with room for the wire format's prefix; one per number of outputs. Not
 * thread-safe.
 */
final class OutputBuffers {
    private final List<RecordOutputs> buffersByCount = new ArrayList<>();

    /** The outputs of programs that have this number of them; valid until the next record is decided. */
    RecordOutputs forOutputs(int count) {
        while (buffersByCount.size() <= count) {
            buffersByCount.add(new RecordOutputs(buffersByCount.size(), ConfluentFrame.PREFIX_BYTES));
        }
        return buffersByCount.get(count);
    }

    /** Runs a program on the bytes from an offset on; null if it rejects them. */
    @Nullable
    RecordOutputs run(RecordProgram program, EnforcementPlan plan, byte[] bytes, int offset, Instant now) {
        int length = bytes.length - offset;
        RecordOutputs outputs = forOutputs(plan.outputs());
        if (program.accept(bytes, offset, length, now, outputs)) {
            return outputs;
        }
        return switch (program.run(bytes, offset, length, now)) {
            case Verdict.Rejected rejected -> null;
            case Verdict.Accepted accepted -> {
                outputs.copyFrom(accepted);
                yield outputs;
            }
        };
    }
}
