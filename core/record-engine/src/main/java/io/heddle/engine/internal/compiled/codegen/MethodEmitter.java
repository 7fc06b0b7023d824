// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.codegen;

import io.heddle.engine.internal.compiled.program.ProgramStructure;
import io.heddle.engine.internal.compiled.program.WalkOpcode;
import io.heddle.engine.internal.compiled.runtime.HiddenWalkDefiner;
import io.heddle.engine.internal.compiled.runtime.WalkSteps;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

import java.util.List;

/** Emits one method of a generated walk: a sequence of statements, with the bodies of loops and unions. */
final class MethodEmitter {
    /** In a large method, bodies of a loop or union above this size become methods of their own. */
    private static final int LIGHT = 100;

    private final WalkEmitter owner;
    private final int[] code;
    private final WalkCodeWriter writer;
    private final OperationEmitter operations;
    private int openLoops;

    MethodEmitter(WalkEmitter walk, WalkCodeWriter writer) {
        this.owner = walk;
        this.code = walk.program.code();
        this.writer = writer;
        this.operations = new OperationEmitter(walk.program, writer);
    }

    /** Emits the whole range into this method. */
    void emitAll(ProgramStructure.Range range) {
        for (int address = range.from(); address < range.to(); address = owner.statements.addressAfter(address)) {
            emitStatement(address, Integer.MAX_VALUE);
        }
    }

    /**
     * Moves the range into a method of its own if it is small enough; otherwise emits its statements here and moves
     * only the bodies of loops and unions.
     */
    void emitInParts(ProgramStructure.Range range, int maxSize) {
        if (owner.statements.estimatedBytes(range) <= maxSize) {
            callPart(range);
            return;
        }
        for (int address = range.from(); address < range.to(); address = owner.statements.addressAfter(address)) {
            emitStatement(address, LIGHT);
        }
    }

    private void callPart(ProgramStructure.Range range) {
        writer.load(WalkCodeWriter.BYTES);
        writer.load(WalkCodeWriter.POS);
        writer.load(WalkCodeWriter.END);
        writer.load(WalkCodeWriter.WORKSPACE);
        writer.load(WalkCodeWriter.DEPTH);
        writer.load(WalkCodeWriter.LEAF);
        writer.callOwnMethod(owner.methodForPart(range));
        writer.storePositionOrReject();
    }

    private void emitInside(ProgramStructure.Range range, int maxSize) {
        if (owner.statements.estimatedBytes(range) <= maxSize) {
            emitAll(range);
        } else {
            callPart(range);
        }
    }

    private void emitStatement(int address, int maxSize) {
        switch (code[address]) {
            case WalkOpcode.ARRAY, WalkOpcode.MAP -> emitLoop(address, maxSize);
            case WalkOpcode.NULLABLE -> emitNullable(address, maxSize);
            case WalkOpcode.UNION -> emitUnion(address, maxSize);
            case WalkOpcode.CALL -> emitCall(address);
            case WalkOpcode.DEFAULT -> emitDefault(address);
            case WalkOpcode.SITE -> LeafEmitter.emit(owner.program.leaves()[code[address + 1]], writer);
            case WalkOpcode.FAIL -> {
                // A plain jump would leave unreachable code behind.
                writer.instruction(Opcodes.ICONST_M1);
                writer.storePositionOrReject();
            }
            default -> operations.emit(address);
        }
    }

    private void emitLoop(int address, int maxSize) {
        boolean map = code[address] == WalkOpcode.MAP;
        writer.pushDepthAndLimit(code[address + 1]);
        writer.jump(Opcodes.IF_ICMPGT, writer.rejectLabel);
        int count = WalkCodeWriter.FREE + openLoops++;
        Label after = new Label();
        Label item = new Label();
        emitBlockStep(map ? "openMap" : "openArray", code[address + 2], count);
        writer.jump(Opcodes.IFEQ, after);
        writer.label(item);
        if (map) {
            emitStatement(address + 4, Integer.MAX_VALUE);
        }
        for (ProgramStructure.Range part : owner.statements.bodyRanges(address)) {
            emitInside(part, maxSize);
        }
        writer.add(count, -1);
        writer.load(count);
        writer.jump(Opcodes.IFGT, item);
        emitBlockStep(map ? "nextOfMap" : "nextOfArray", code[address + 2], count);
        writer.jump(Opcodes.IFGT, item);
        writer.label(after);
        openLoops--;
    }

    /** Leaves the number of items on the operand stack. */
    private void emitBlockStep(String step, int minItemBytes, int count) {
        writer.load(WalkCodeWriter.BYTES);
        writer.load(WalkCodeWriter.POS);
        writer.load(WalkCodeWriter.END);
        writer.push(minItemBytes);
        writer.load(WalkCodeWriter.WORKSPACE);
        writer.callRuntime(HiddenWalkDefiner.BLOCK_STEPS, step, "([BIII" + WalkCodeWriter.WORKSPACE_DESCRIPTOR + ")I");
        writer.storePositionOrReject();
        writer.load(WalkCodeWriter.WORKSPACE);
        writer.loadWorkspaceField("items");
        writer.instruction(Opcodes.DUP);
        writer.store(count);
    }

    private void emitNullable(int address, int maxSize) {
        writer.load(WalkCodeWriter.POS);
        writer.load(WalkCodeWriter.END);
        writer.jump(Opcodes.IF_ICMPGE, writer.rejectLabel);
        writer.markValueStart();
        writer.add(WalkCodeWriter.POS, 1);
        int target = code[address + 3];
        Label isNull = new Label();
        Label after = new Label();
        pushMarkedByte();
        writer.push(code[address + 2]);
        writer.jump(Opcodes.IF_ICMPNE, isNull);
        List<ProgramStructure.Range> parts = owner.statements.bodyRanges(address);
        for (ProgramStructure.Range part : parts) {
            if (part.from() < target) {
                emitInside(part, maxSize);
            }
        }
        writer.jump(Opcodes.GOTO, after);
        writer.label(isNull);
        pushMarkedByte();
        writer.push(code[address + 1]);
        writer.jump(Opcodes.IF_ICMPNE, writer.rejectLabel);
        for (ProgramStructure.Range part : parts) {
            if (part.from() >= target) {
                emitInside(part, maxSize);
            }
        }
        writer.label(after);
    }

    private void pushMarkedByte() {
        writer.load(WalkCodeWriter.BYTES);
        writer.load(WalkCodeWriter.LEAF);
        writer.instruction(Opcodes.BALOAD);
    }

    private void emitUnion(int address, int maxSize) {
        int count = code[address + 1];
        writer.pushInputFromMark();
        writer.push(count);
        writer.callStep("indexEnd", "([BIII)I");
        writer.storePositionOrReject();
        if (count == 0) {
            return;
        }
        writer.load(WalkCodeWriter.BYTES);
        writer.load(WalkCodeWriter.LEAF);
        writer.callStep("index", "([BI)I");
        Label after = new Label();
        Label[] branches = new Label[count];
        for (int i = 0; i < count; i++) {
            branches[i] = new Label();
        }
        writer.tableSwitch(branches);
        for (int i = 0; i < count; i++) {
            writer.label(branches[i]);
            emitInside(owner.statements.branchRange(address, i), maxSize);
            writer.jump(Opcodes.GOTO, after);
        }
        writer.label(after);
    }

    private void emitCall(int address) {
        writer.pushDepthAndLimit(code[address + 2]);
        writer.jump(Opcodes.IF_ICMPGE, writer.rejectLabel);
        writer.load(WalkCodeWriter.BYTES);
        writer.load(WalkCodeWriter.POS);
        writer.load(WalkCodeWriter.END);
        writer.load(WalkCodeWriter.WORKSPACE);
        writer.load(WalkCodeWriter.DEPTH);
        writer.push(code[address + 2]);
        writer.instruction(Opcodes.IADD);
        writer.load(WalkCodeWriter.LEAF);
        writer.callOwnMethod(owner.methodForRecord(code[address + 1]));
        writer.storePositionOrReject();
    }

    private void emitDefault(int address) {
        byte[] value = owner.program.constants()[code[address + 2]];
        writer.load(WalkCodeWriter.WORKSPACE);
        writer.load(WalkCodeWriter.BYTES);
        writer.load(WalkCodeWriter.POS);
        writer.pushConstant(value, "[B");
        writer.callStep("enterDefault", "(" + WalkCodeWriter.WORKSPACE_DESCRIPTOR + "[BI[B)V");
        writer.pushConstant(value, "[B");
        writer.push(0);
        writer.push(value.length);
        writer.load(WalkCodeWriter.WORKSPACE);
        writer.push(WalkSteps.UNLIMITED);
        writer.push(0);
        writer.callOwnMethod(WalkEmitter.methodForDefault(code[address + 1]));
        writer.push(value.length);
        writer.jump(Opcodes.IF_ICMPNE, writer.rejectLabel);
        writer.load(WalkCodeWriter.WORKSPACE);
        writer.pushConstant(value, "[B");
        writer.load(WalkCodeWriter.POS);
        writer.callStep("leaveDefault", "(" + WalkCodeWriter.WORKSPACE_DESCRIPTOR + "[BI)V");
    }
}
