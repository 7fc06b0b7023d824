// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import org.objectweb.asm.Opcodes;

/** Single operations: one value's form, one change of the outputs. Most are a call of a small step that HotSpot inlines. */
final class OperationEmitter {
    private final Program program;
    private final int[] code;
    private final Instructions to;

    OperationEmitter(Program program, Instructions to) {
        this.program = program;
        this.code = program.code();
        this.to = to;
    }

    void emit(int at) {
        switch (code[at]) {
            case Op.SKIP -> skip(code[at + 1]);
            case Op.BOOLEAN -> value("booleanEnd");
            case Op.INT -> value("intEnd");
            case Op.LONG -> value("longEnd");
            case Op.STRING -> value("stringEnd");
            case Op.BYTES -> value("bytesEnd");
            case Op.KEY -> converted("keyEnd");
            case Op.ENUM -> {
                to.markBytes();
                to.push(code[at + 1]);
                to.steps("indexEnd", "([BIII)I");
                to.step();
            }
            case Op.ENUM_MAP -> converted("mappedEnum", "([BII" + Instructions.L_WS + "[I)I", program.maps()[code[at + 1]], "[I");
            case Op.INT_TO_FLOAT -> converted("intToFloat");
            case Op.INT_TO_DOUBLE -> converted("intToDouble");
            case Op.LONG_TO_FLOAT -> converted("longToFloat");
            case Op.LONG_TO_DOUBLE -> converted("longToDouble");
            case Op.FLOAT_TO_DOUBLE -> converted("floatToDouble");
            case Op.DEPTH -> {
                to.deeper(code[at + 1]);
                to.jump(Opcodes.IF_ICMPGT, to.no);
            }
            case Op.MARK -> to.mark();
            default -> effect(at);
        }
    }

    /** What changes the outputs, the captures or the bookkeeping, and not the place. */
    private void effect(int at) {
        switch (code[at]) {
            case Op.SPEND -> {
                to.load(Instructions.WORKSPACE);
                to.steps("spend", "(" + Instructions.L_WS + ")Z");
                to.jump(Opcodes.IFEQ, to.no);
                to.mark();
            }
            case Op.REPLACE -> replace(code[at + 1]);
            case Op.INSERT -> {
                to.load(Instructions.WORKSPACE);
                to.load(Instructions.BYTES);
                to.load(Instructions.POS);
                to.constant(program.constants()[code[at + 1]], "[B");
                to.workspace("gain", "([BI[B)V");
            }
            case Op.MUTE -> {
                to.load(Instructions.WORKSPACE);
                to.push(code[at + 1]);
                to.load(Instructions.BYTES);
                to.load(Instructions.LEAF);
                to.constant(program.constants()[code[at + 2]], "[B");
                to.workspace("mute", "(I[BI[B)V");
            }
            case Op.UNMUTE -> {
                to.load(Instructions.WORKSPACE);
                to.push(code[at + 1]);
                to.load(Instructions.POS);
                to.workspace("unmute", "(II)V");
            }
            case Op.MUTE_ALL -> {
                to.load(Instructions.WORKSPACE);
                to.load(Instructions.BYTES);
                to.load(Instructions.POS);
                to.workspace("muteAll", "([BI)V");
            }
            case Op.UNMUTE_ALL -> to.onWorkspace("unmuteAll", Instructions.POS);
            case Op.COUNT_MASKED -> {
                to.load(Instructions.WORKSPACE);
                to.steps("countMasked", "(" + Instructions.L_WS + ")V");
            }
            case Op.LENGTH -> {
                to.load(Instructions.WORKSPACE);
                to.push(code[at + 1]);
                to.push(code[at + 2]);
                to.steps("hasLength", "(" + Instructions.L_WS + "II)Z");
                to.jump(Opcodes.IFEQ, to.no);
            }
            case Op.FIELD -> captured("fieldStarts", code[at + 1]);
            case Op.FIELD_END -> captured("fieldEnds", code[at + 1]);
            case Op.NULL_SLOT -> captured("nullCaptured", code[at + 1]);
            case Op.LENGTH_SLOT -> captured("lengthCaptured", code[at + 1]);
            default -> reordering(at);
        }
    }

    /** Fields that come in another order than the contract's. */
    private void reordering(int at) {
        switch (code[at]) {
            case Op.REORDER -> {
                to.load(Instructions.WORKSPACE);
                to.push(code[at + 1]);
                to.load(Instructions.BYTES);
                to.load(Instructions.POS);
                order("reorder", "(" + Instructions.L_WS + "I[BI)V");
            }
            case Op.NOTE -> {
                to.load(Instructions.WORKSPACE);
                to.push(code[at + 1]);
                to.load(Instructions.POS);
                order("note", "(" + Instructions.L_WS + "II)V");
            }
            case Op.NOTED -> {
                to.load(Instructions.WORKSPACE);
                to.load(Instructions.POS);
                order("noted", "(" + Instructions.L_WS + "I)V");
            }
            case Op.SEEK -> {
                to.load(Instructions.WORKSPACE);
                to.push(code[at + 1]);
                to.load(Instructions.BYTES);
                to.load(Instructions.POS);
                order("seek", "(" + Instructions.L_WS + "I[BI)I");
                to.step();
            }
            case Op.REORDERED -> {
                to.load(Instructions.WORKSPACE);
                to.load(Instructions.BYTES);
                to.load(Instructions.POS);
                order("reordered", "(" + Instructions.L_WS + "[BI)I");
                to.step();
            }
            default -> throw new IllegalStateException("no operation " + code[at]);
        }
    }

    private void value(String step) {
        to.markBytes();
        to.steps(step, "([BII)I");
        to.step();
    }

    private void skip(int count) {
        to.mark();
        to.push(count);
        to.load(Instructions.END);
        to.load(Instructions.POS);
        to.instruction(Opcodes.ISUB);
        to.jump(Opcodes.IF_ICMPGT, to.no);
        to.load(Instructions.POS);
        to.push(count);
        to.instruction(Opcodes.IADD);
        to.store(Instructions.POS);
    }

    private void converted(String step) {
        to.markBytes();
        to.load(Instructions.WORKSPACE);
        to.steps(step, "([BII" + Instructions.L_WS + ")I");
        to.step();
    }

    private void converted(String step, String type, Object constant, String constantType) {
        to.markBytes();
        to.load(Instructions.WORKSPACE);
        to.constant(constant, constantType);
        to.steps(step, type);
        to.step();
    }

    /** A constant instead of what was walked last. */
    private void replace(int constant) {
        to.load(Instructions.WORKSPACE);
        to.load(Instructions.BYTES);
        to.load(Instructions.LEAF);
        to.load(Instructions.POS);
        to.constant(program.constants()[constant], "[B");
        to.workspace("replace", "([BII[B)V");
    }

    private void captured(String step, int slot) {
        to.load(Instructions.WORKSPACE);
        to.push(slot);
        to.load(Instructions.POS);
        to.steps(step, "(" + Instructions.L_WS + "II)V");
    }

    private void order(String method, String type) {
        to.helper("Order", method, type);
    }
}
