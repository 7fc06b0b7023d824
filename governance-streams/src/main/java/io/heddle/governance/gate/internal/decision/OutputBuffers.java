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
 * Reusable output buffers of programs, with room for the wire format's prefix; one per number of ports. Not
 * thread-safe.
 */
final class OutputBuffers {
    private final List<RecordOutputs> buffersByPortCount = new ArrayList<>();

    /** The outputs for this number of ports; valid until the next record is decided. */
    RecordOutputs forPorts(int ports) {
        while (buffersByPortCount.size() <= ports) {
            buffersByPortCount.add(new RecordOutputs(buffersByPortCount.size(), ConfluentFrame.PREFIX_BYTES));
        }
        return buffersByPortCount.get(ports);
    }

    /** Runs a program on the bytes behind the wire format's prefix; null if it rejects them. */
    @Nullable
    RecordOutputs run(RecordProgram program, EnforcementPlan plan, byte[] bytes, Instant now) {
        int length = ConfluentFrame.avroLength(bytes);
        RecordOutputs outputs = forPorts(plan.ports().size());
        if (program.accept(bytes, ConfluentFrame.PREFIX_BYTES, length, now, outputs)) {
            return outputs;
        }
        return switch (program.run(bytes, ConfluentFrame.PREFIX_BYTES, length, now)) {
            case Verdict.Rejected rejected -> null;
            case Verdict.Accepted accepted -> {
                outputs.copyFrom(accepted);
                yield outputs;
            }
        };
    }
}
