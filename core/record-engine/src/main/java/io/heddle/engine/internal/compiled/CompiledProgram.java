// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import io.heddle.engine.RecordOutputs;
import io.heddle.engine.RecordProgram;
import io.heddle.engine.Verdict;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * A compiled program for records or keys. The walk says yes; to whatever it does not say yes, the reference program says
 * what is wrong with it, in the same words as ever. So refusals cost what they did before, and a walk that is too strict
 * costs time but is never wrong.
 */
public final class CompiledProgram implements RecordProgram {
    private final Program program;
    private final Walk walk;
    private final int ports;
    private final RecordTests tests;
    private final RecordProgram reference;
    private final LongAdder judged = new LongAdder();

    CompiledProgram(Program program, Walk walk, int ports, RecordTests tests, RecordProgram reference) {
        this.program = program;
        this.walk = walk;
        this.ports = ports;
        this.tests = tests;
        this.reference = reference;
    }

    @Override
    public Verdict run(byte[] bytes, int offset, int length, Instant now) {
        RecordOutputs outputs = new RecordOutputs(ports, 0);
        if (accepts(bytes, offset, length, now, outputs)) {
            List<byte[]> all = new ArrayList<>(ports);
            for (int i = 0; i < ports; i++) {
                all.add(outputs.bytes(i));
            }
            return new Verdict.Accepted(all, List.of(), outputs.maskedFields());
        }
        judged.increment();
        return reference.run(bytes, offset, length, now);
    }

    @Override
    public boolean accept(byte[] bytes, int offset, int length, Instant now, RecordOutputs outputs) {
        outputs.check(ports);
        return accepts(bytes, offset, length, now, outputs);
    }

    private boolean accepts(byte[] bytes, int offset, int length, Instant now, RecordOutputs outputs) {
        Workspace ws = Workspace.current();
        try {
            if (!walk(ws, bytes, offset, length) || !tests.hold(walk, ws.captures, bytes, now)) {
                return false;
            }
            for (int i = 0; i < ports; i++) {
                outputs.set(i, ws.sinks[i].take(bytes, offset + length, outputs.head()));
            }
            outputs.setMaskedFields(ws.maskedFields);
            return true;
        } catch (RuntimeException e) {
            // An output grew too large, or a mask failed, say for want of a key. What it left half done is not used again.
            Workspace.forget();
            return false;
        }
    }

    /** How many records so far the reference program had to judge. */
    public long judgedByReference() {
        return judged.sum();
    }

    private boolean walk(Workspace ws, byte[] bytes, int offset, int length) {
        ws.start(ports, tests.slots(), tests.fields(), offset, length);
        int end = offset + length;
        return walk.run(bytes, offset, end, ws) == end;
    }

    @Override
    public String explain() {
        return Listing.of(program) + tests;
    }
}
