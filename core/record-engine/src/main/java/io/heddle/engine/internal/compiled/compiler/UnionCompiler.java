// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.compiler;

import io.heddle.contract.Mask;
import io.heddle.engine.internal.compiled.placement.FieldGovernance;
import io.heddle.engine.internal.compiled.placement.PortFieldMask;
import io.heddle.engine.internal.compiled.program.ProgramBuilder;
import io.heddle.engine.internal.compiled.program.WalkOpcode;
import io.heddle.engine.internal.compiled.runtime.ZigZagVarints;
import org.apache.avro.Resolver;
import org.apache.avro.Schema;

import java.util.ArrayList;
import java.util.List;

/** Compiles unions: the branch that the writer chose, and the branch of the contract's union that it becomes. */
final class UnionCompiler {
    private static final byte[] NOTHING = {};

    private final ProgramCompiler compiler;
    private final ProgramBuilder builder;
    private final int ports;

    UnionCompiler(ProgramCompiler walk, ProgramBuilder out, int ports) {
        this.compiler = walk;
        this.builder = out;
        this.ports = ports;
    }

    void compileWriterUnion(Resolver.WriterUnion union, FieldGovernance governance, int depth) {
        int count = union.actions.length;
        int nullIndex = union.writer.getIndexNamed("null") == null ? -1 : union.writer.getIndexNamed("null");
        if (count == 2 && nullIndex >= 0) {
            int other = 1 - nullIndex;
            int address = builder.emit(WalkOpcode.NULLABLE, nullIndex * 2, other * 2, 0);
            compileWriterBranch(union, other, governance, depth);
            int jump = builder.emit(WalkOpcode.JUMP, 0);
            builder.patch(address + 3, builder.currentAddress());
            compileWriterBranch(union, nullIndex, governance, depth);
            if (builder.currentAddress() == jump + 2) {
                // The null branch has no operations, so there is nothing to jump over.
                builder.truncate(jump);
                builder.patch(address + 3, jump);
            } else {
                builder.patch(jump + 1, builder.currentAddress());
            }
            return;
        }
        int[] arguments = new int[count + 1];
        arguments[0] = count;
        int address = builder.emit(WalkOpcode.UNION, arguments);
        List<Integer> jumps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            builder.patch(address + 2 + i, builder.currentAddress());
            compileWriterBranch(union, i, governance, depth);
            jumps.add(builder.emit(WalkOpcode.JUMP, 0));
        }
        jumps.forEach(jump -> builder.patch(jump + 1, builder.currentAddress()));
    }

    private void compileWriterBranch(Resolver.WriterUnion union, int index, FieldGovernance governance, int depth) {
        Resolver.Action action = union.actions[index];
        if (action.type == Resolver.Action.Type.ERROR) {
            builder.emit(WalkOpcode.FAIL);
        } else if (union.reader.getType() != Schema.Type.UNION) {
            builder.emit(WalkOpcode.REPLACE, builder.addConstant(NOTHING));
            compiler.compileValue(action, governance, depth);
        } else if (action instanceof Resolver.ReaderUnion reader && !union.unionEquiv) {
            compileReaderBranch(reader.actualAction, union.reader, reader.firstMatch, index, governance, depth);
        } else {
            compileReaderBranch(action, union.reader, index, index, governance, depth);
        }
    }

    /**
     * Compiles a value of one branch of the contract's union; the writer's branch index, if any, starts at the mark.
     */
    void compileReaderBranch(
            Resolver.Action action, Schema union, int readerIndex, int writerIndex, FieldGovernance governance,
            int depth) {
        if (action.type == Resolver.Action.Type.ERROR) {
            builder.emit(WalkOpcode.FAIL);
            return;
        }
        Schema type = union.getTypes().get(readerIndex);
        List<FieldGovernance.PortGovernance> inside = new ArrayList<>(governance.ports());
        List<Integer> muted = new ArrayList<>();
        Integer nullIndex = union.getIndexNamed("null");
        if (type.getType() != Schema.Type.NULL && nullIndex != null) {
            for (int i = 0; i < ports; i++) {
                PortFieldMask mask = governance.ports().get(i).mask();
                if (mask != null && mask.mask() instanceof Mask.Nullify) {
                    builder.emit(WalkOpcode.MUTE, i, builder.addConstant(ZigZagVarints.encode(nullIndex)));
                    inside.set(i, FieldGovernance.PortGovernance.UNGOVERNED);
                    muted.add(i);
                    if (i == 0) {
                        builder.emit(WalkOpcode.COUNT_MASKED);
                    }
                }
            }
        }
        if (readerIndex != writerIndex) {
            builder.emit(WalkOpcode.REPLACE, builder.addConstant(ZigZagVarints.encode(readerIndex)));
        }
        compiler.compileValue(action, muted.isEmpty() ? governance : governance.withPorts(inside), depth);
        muted.forEach(port -> builder.emit(WalkOpcode.UNMUTE, port));
    }
}
