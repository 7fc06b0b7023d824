// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import io.heddle.engine.RecordOutputs;
import io.heddle.engine.RecordProgram;
import io.heddle.engine.Verdict;
import io.heddle.engine.internal.compiled.program.ProgramPrinter;
import io.heddle.engine.internal.compiled.program.WalkProgram;
import io.heddle.engine.internal.compiled.rule.RecordRuleChecks;
import io.heddle.engine.internal.compiled.runtime.CompiledWalk;
import io.heddle.engine.internal.compiled.runtime.WalkWorkspace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * A compiled program for records or keys. The compiled walk only accepts; every record it does not accept is decided by
 * the reference program, which also words the violations. So rejections cost as much as in the reference engine, and a
 * walk that is too strict is slow but never wrong.
 */
public final class CompiledProgram implements RecordProgram {
    private final WalkProgram program;
    private final CompiledWalk walk;
    private final int ports;
    private final RecordRuleChecks tests;
    private final RecordProgram reference;
    private final LongAdder referenceRuns = new LongAdder();

    CompiledProgram(WalkProgram program, CompiledWalk walk, int ports, RecordRuleChecks tests,
            RecordProgram reference) {
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
        referenceRuns.increment();
        return reference.run(bytes, offset, length, now);
    }

    @Override
    public boolean accept(byte[] bytes, int offset, int length, Instant now, RecordOutputs outputs) {
        outputs.requirePortCount(ports);
        return accepts(bytes, offset, length, now, outputs);
    }

    private boolean accepts(byte[] bytes, int offset, int length, Instant now, RecordOutputs outputs) {
        WalkWorkspace workspace = WalkWorkspace.current();
        try {
            if (!walk(workspace, bytes, offset, length) || !tests.allHold(walk, workspace.capturedValues, bytes, now)) {
                return false;
            }
            for (int i = 0; i < ports; i++) {
                outputs.set(i, workspace.outputs[i].toBytes(bytes, offset + length, outputs.reservedBytes()));
            }
            outputs.setMaskedFields(workspace.maskedFields);
            return true;
        } catch (RuntimeException e) {
            // An output grew too large, or a mask failed, for example because a key is missing. The workspace may be
            // inconsistent and is discarded.
            WalkWorkspace.discardCurrent();
            return false;
        }
    }

    /** The number of records that the reference program had to decide. */
    public long referenceRunCount() {
        return referenceRuns.sum();
    }

    private boolean walk(WalkWorkspace workspace, byte[] bytes, int offset, int length) {
        workspace.start(ports, tests.slots(), tests.fields(), offset, length);
        int end = offset + length;
        return walk.run(bytes, offset, end, workspace) == end;
    }

    @Override
    public String explain() {
        return ProgramPrinter.print(program) + tests;
    }
}
