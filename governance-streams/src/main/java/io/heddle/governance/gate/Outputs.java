// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.engine.RecordOutputs;
import io.heddle.engine.RecordProgram;
import io.heddle.engine.Verdict;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Where programs leave their outputs, with room for the wire format's prefix: one for each number of ports, used for
 * record after record. Not thread-safe.
 */
final class Outputs {
    private final List<RecordOutputs> byPorts = new ArrayList<>();

    /** The outputs for so many ports; they hold the last record's until the next one is judged. */
    RecordOutputs of(int ports) {
        while (byPorts.size() <= ports) {
            byPorts.add(new RecordOutputs(byPorts.size(), WireFormat.PREFIX));
        }
        return byPorts.get(ports);
    }

    /** What a program makes of the bytes behind the wire format's prefix, or null if it rejects them. */
    @Nullable RecordOutputs run(RecordProgram program, Plan plan, byte[] bytes, Instant now) {
        int length = bytes.length - WireFormat.PREFIX;
        RecordOutputs outputs = of(plan.ports().size());
        if (program.accept(bytes, WireFormat.PREFIX, length, now, outputs)) {
            return outputs;
        }
        return switch (program.run(bytes, WireFormat.PREFIX, length, now)) {
            case Verdict.Rejected rejected -> null;
            case Verdict.Accepted accepted -> {
                outputs.take(accepted);
                yield outputs;
            }
        };
    }
}
