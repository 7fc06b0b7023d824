// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.codegen;

import io.heddle.engine.internal.compiled.program.WalkOpcode;
import io.heddle.engine.internal.compiled.program.WalkProgram;
import io.heddle.engine.internal.compiled.runtime.HiddenWalkDefiner;
import org.objectweb.asm.Opcodes;

/**
 * Emits single operations: the encoding of one value or one change of the outputs. Most are a call of a small step,
 * which HotSpot inlines.
 */
final class OperationEmitter {
    private final WalkProgram program;
    private final int[] code;
    private final WalkCodeWriter writer;

    OperationEmitter(WalkProgram program, WalkCodeWriter writer) {
        this.program = program;
        this.code = program.code();
        this.writer = writer;
    }

    void emit(int address) {
        switch (code[address]) {
            case WalkOpcode.SKIP -> emitSkip(code[address + 1]);
            case WalkOpcode.BOOLEAN -> emitValueStep("booleanEnd");
            case WalkOpcode.INT -> emitValueStep("intEnd");
            case WalkOpcode.LONG -> emitValueStep("longEnd");
            case WalkOpcode.STRING -> emitValueStep("stringEnd");
            case WalkOpcode.BYTES -> emitValueStep("bytesEnd");
            case WalkOpcode.KEY -> emitConversion("keyEnd");
            case WalkOpcode.ENUM -> {
                writer.pushInputFromMark();
                writer.push(code[address + 1]);
                writer.callStep("indexEnd", "([BIII)I");
                writer.storePositionOrReject();
            }
            case WalkOpcode.ENUM_MAP ->
                emitConversion("mappedEnum", "([BII" + WalkCodeWriter.WORKSPACE_DESCRIPTOR + "[I)I",
                        program.enumMaps()[code[address + 1]], "[I");
            case WalkOpcode.INT_TO_FLOAT -> emitConversion("intToFloat");
            case WalkOpcode.INT_TO_DOUBLE -> emitConversion("intToDouble");
            case WalkOpcode.LONG_TO_FLOAT -> emitConversion("longToFloat");
            case WalkOpcode.LONG_TO_DOUBLE -> emitConversion("longToDouble");
            case WalkOpcode.FLOAT_TO_DOUBLE -> emitConversion("floatToDouble");
            case WalkOpcode.DEPTH -> {
                writer.pushDepthAndLimit(code[address + 1]);
                writer.jump(Opcodes.IF_ICMPGT, writer.rejectLabel);
            }
            case WalkOpcode.MARK -> writer.markValueStart();
            default -> emitEffect(address);
        }
    }

    /** Emits operations that change the outputs, the captures or the bookkeeping, but not the position. */
    private void emitEffect(int address) {
        switch (code[address]) {
            case WalkOpcode.SPEND -> {
                writer.load(WalkCodeWriter.WORKSPACE);
                writer.callStep("spend", "(" + WalkCodeWriter.WORKSPACE_DESCRIPTOR + ")Z");
                writer.jump(Opcodes.IFEQ, writer.rejectLabel);
                writer.markValueStart();
            }
            case WalkOpcode.REPLACE -> emitReplace(code[address + 1]);
            case WalkOpcode.INSERT -> {
                writer.load(WalkCodeWriter.WORKSPACE);
                writer.load(WalkCodeWriter.BYTES);
                writer.load(WalkCodeWriter.POS);
                writer.pushConstant(program.constants()[code[address + 1]], "[B");
                writer.callWorkspace("gain", "([BI[B)V");
            }
            case WalkOpcode.MUTE -> {
                writer.load(WalkCodeWriter.WORKSPACE);
                writer.push(code[address + 1]);
                writer.load(WalkCodeWriter.BYTES);
                writer.load(WalkCodeWriter.LEAF);
                writer.pushConstant(program.constants()[code[address + 2]], "[B");
                writer.callWorkspace("mute", "(I[BI[B)V");
            }
            case WalkOpcode.UNMUTE -> {
                writer.load(WalkCodeWriter.WORKSPACE);
                writer.push(code[address + 1]);
                writer.load(WalkCodeWriter.POS);
                writer.callWorkspace("unmute", "(II)V");
            }
            case WalkOpcode.MUTE_ALL -> {
                writer.load(WalkCodeWriter.WORKSPACE);
                writer.load(WalkCodeWriter.BYTES);
                writer.load(WalkCodeWriter.POS);
                writer.callWorkspace("muteAll", "([BI)V");
            }
            case WalkOpcode.UNMUTE_ALL -> writer.callWorkspaceWith("unmuteAll", WalkCodeWriter.POS);
            case WalkOpcode.COUNT_MASKED -> {
                writer.load(WalkCodeWriter.WORKSPACE);
                writer.callStep("countMasked", "(" + WalkCodeWriter.WORKSPACE_DESCRIPTOR + ")V");
            }
            case WalkOpcode.LENGTH -> {
                writer.load(WalkCodeWriter.WORKSPACE);
                writer.push(code[address + 1]);
                writer.push(code[address + 2]);
                writer.callStep("hasLength", "(" + WalkCodeWriter.WORKSPACE_DESCRIPTOR + "II)Z");
                writer.jump(Opcodes.IFEQ, writer.rejectLabel);
            }
            case WalkOpcode.FIELD -> emitCapture("fieldStarts", code[address + 1]);
            case WalkOpcode.FIELD_END -> emitCapture("fieldEnds", code[address + 1]);
            case WalkOpcode.NULL_SLOT -> emitCapture("nullCaptured", code[address + 1]);
            case WalkOpcode.LENGTH_SLOT -> emitCapture("lengthCaptured", code[address + 1]);
            default -> emitReordering(address);
        }
    }

    /** Emits operations for fields that the writer has in another order than the contract. */
    private void emitReordering(int address) {
        switch (code[address]) {
            case WalkOpcode.REORDER -> {
                writer.load(WalkCodeWriter.WORKSPACE);
                writer.push(code[address + 1]);
                writer.load(WalkCodeWriter.BYTES);
                writer.load(WalkCodeWriter.POS);
                callReorderStep("reorder", "(" + WalkCodeWriter.WORKSPACE_DESCRIPTOR + "I[BI)V");
            }
            case WalkOpcode.NOTE -> {
                writer.load(WalkCodeWriter.WORKSPACE);
                writer.push(code[address + 1]);
                writer.load(WalkCodeWriter.POS);
                callReorderStep("note", "(" + WalkCodeWriter.WORKSPACE_DESCRIPTOR + "II)V");
            }
            case WalkOpcode.NOTED -> {
                writer.load(WalkCodeWriter.WORKSPACE);
                writer.load(WalkCodeWriter.POS);
                callReorderStep("noted", "(" + WalkCodeWriter.WORKSPACE_DESCRIPTOR + "I)V");
            }
            case WalkOpcode.SEEK -> {
                writer.load(WalkCodeWriter.WORKSPACE);
                writer.push(code[address + 1]);
                writer.load(WalkCodeWriter.BYTES);
                writer.load(WalkCodeWriter.POS);
                callReorderStep("seek", "(" + WalkCodeWriter.WORKSPACE_DESCRIPTOR + "I[BI)I");
                writer.storePositionOrReject();
            }
            case WalkOpcode.REORDERED -> {
                writer.load(WalkCodeWriter.WORKSPACE);
                writer.load(WalkCodeWriter.BYTES);
                writer.load(WalkCodeWriter.POS);
                callReorderStep("reordered", "(" + WalkCodeWriter.WORKSPACE_DESCRIPTOR + "[BI)I");
                writer.storePositionOrReject();
            }
            default -> throw new IllegalStateException("no operation " + code[address]);
        }
    }

    private void emitValueStep(String step) {
        writer.pushInputFromMark();
        writer.callStep(step, "([BII)I");
        writer.storePositionOrReject();
    }

    private void emitSkip(int count) {
        writer.markValueStart();
        writer.push(count);
        writer.load(WalkCodeWriter.END);
        writer.load(WalkCodeWriter.POS);
        writer.instruction(Opcodes.ISUB);
        writer.jump(Opcodes.IF_ICMPGT, writer.rejectLabel);
        writer.load(WalkCodeWriter.POS);
        writer.push(count);
        writer.instruction(Opcodes.IADD);
        writer.store(WalkCodeWriter.POS);
    }

    private void emitConversion(String step) {
        writer.pushInputFromMark();
        writer.load(WalkCodeWriter.WORKSPACE);
        writer.callStep(step, "([BII" + WalkCodeWriter.WORKSPACE_DESCRIPTOR + ")I");
        writer.storePositionOrReject();
    }

    private void emitConversion(String step, String type, Object constant, String constantType) {
        writer.pushInputFromMark();
        writer.load(WalkCodeWriter.WORKSPACE);
        writer.pushConstant(constant, constantType);
        writer.callStep(step, type);
        writer.storePositionOrReject();
    }

    /** Replaces the value walked last by a constant. */
    private void emitReplace(int constant) {
        writer.load(WalkCodeWriter.WORKSPACE);
        writer.load(WalkCodeWriter.BYTES);
        writer.load(WalkCodeWriter.LEAF);
        writer.load(WalkCodeWriter.POS);
        writer.pushConstant(program.constants()[constant], "[B");
        writer.callWorkspace("replace", "([BII[B)V");
    }

    private void emitCapture(String step, int slot) {
        writer.load(WalkCodeWriter.WORKSPACE);
        writer.push(slot);
        writer.load(WalkCodeWriter.POS);
        writer.callStep(step, "(" + WalkCodeWriter.WORKSPACE_DESCRIPTOR + "II)V");
    }

    private void callReorderStep(String method, String type) {
        writer.callRuntime(HiddenWalkDefiner.REORDER_STEPS, method, type);
    }
}
