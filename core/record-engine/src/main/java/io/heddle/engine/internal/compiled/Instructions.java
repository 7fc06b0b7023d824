// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The byte code of one method of a generated walk, in the words of a walk: its places in the input, its steps, its constants.
 * The method leaves with -1 as soon as a step says no.
 */
final class Instructions {
    /** Where the compiled package's classes are. */
    static final String OWN = "io/heddle/engine/internal/compiled/";

    static final String WORKSPACE_CLASS = OWN + "Workspace";
    static final String L_WS = "L" + WORKSPACE_CLASS + ";";
    /** Bytes, place, end, workspace, depth, place of the value before; gives the place after. */
    static final String TYPE = "([BII" + L_WS + "II)I";

    static final int BYTES = 0;
    static final int POS = 1;
    static final int END = 2;
    static final int WORKSPACE = 3;
    static final int DEPTH = 4;
    /** Where the value starts that was walked last. */
    static final int LEAF = 5;
    /** The first local variable that is free for loops. */
    static final int FREE = 6;

    final Label no = new Label();
    private final String name;
    private final Constants constants;
    private final MethodVisitor to;

    Instructions(String name, Constants constants, MethodVisitor to) {
        this.name = name;
        this.constants = constants;
        this.to = to;
        to.visitCode();
    }

    void finish() {
        load(POS);
        to.visitInsn(Opcodes.IRETURN);
        to.visitLabel(no);
        to.visitInsn(Opcodes.ICONST_M1);
        to.visitInsn(Opcodes.IRETURN);
        to.visitMaxs(0, 0);
        to.visitEnd();
    }

    void instruction(int opcode) {
        to.visitInsn(opcode);
    }

    void jump(int opcode, Label label) {
        to.visitJumpInsn(opcode, label);
    }

    void label(Label label) {
        to.visitLabel(label);
    }

    /** To the label of the number on the stack, or no further. */
    void choose(Label[] labels) {
        to.visitTableSwitchInsn(0, labels.length - 1, no, labels);
    }

    void add(int local, int count) {
        to.visitIincInsn(local, count);
    }

    void store(int local) {
        to.visitVarInsn(Opcodes.ISTORE, local);
    }

    void load(int local) {
        to.visitVarInsn(local == BYTES || local == WORKSPACE ? Opcodes.ALOAD : Opcodes.ILOAD, local);
    }

    void push(int number) {
        if (number >= -1 && number <= 5) {
            to.visitInsn(Opcodes.ICONST_0 + number);
        } else if (number >= Byte.MIN_VALUE && number <= Byte.MAX_VALUE) {
            to.visitIntInsn(Opcodes.BIPUSH, number);
        } else if (number >= Short.MIN_VALUE && number <= Short.MAX_VALUE) {
            to.visitIntInsn(Opcodes.SIPUSH, number);
        } else {
            to.visitLdcInsn(number);
        }
    }

    /** The new place is on the stack; a negative one is none. */
    void step() {
        to.visitInsn(Opcodes.DUP);
        to.visitVarInsn(Opcodes.ISTORE, POS);
        to.visitJumpInsn(Opcodes.IFLT, no);
    }

    void mark() {
        load(POS);
        to.visitVarInsn(Opcodes.ISTORE, LEAF);
    }

    /** The value starts here; the bytes, place and end are on the stack then. */
    void markBytes() {
        mark();
        load(BYTES);
        load(POS);
        load(END);
    }

    /** The bytes, and where the value walked last starts and ends. */
    void value() {
        load(BYTES);
        load(LEAF);
        load(POS);
    }

    /** The depth here and the greatest one are on the stack then. */
    void deeper(int levels) {
        load(DEPTH);
        push(levels);
        to.visitInsn(Opcodes.IADD);
        push(Steps.MAX_DEPTH);
    }

    void constant(Object value, String type) {
        to.visitFieldInsn(Opcodes.GETSTATIC, name, constants.field(value, type), type);
    }

    void onWorkspace(String method, int local) {
        load(WORKSPACE);
        load(local);
        workspace(method, "(I)V");
    }

    void workspace(String method, String type) {
        to.visitMethodInsn(Opcodes.INVOKEVIRTUAL, WORKSPACE_CLASS, method, type, false);
    }

    void steps(String method, String type) {
        helper("Steps", method, type);
    }

    void helper(String holder, String method, String type) {
        to.visitMethodInsn(Opcodes.INVOKESTATIC, OWN + holder, method, type, false);
    }

    void own(String method) {
        to.visitMethodInsn(Opcodes.INVOKESTATIC, name, method, TYPE, false);
    }

    /** Calls a method of one of the walk's constants. */
    void interfaceMethod(String type, String method, String descriptor) {
        to.visitMethodInsn(Opcodes.INVOKEINTERFACE, OWN + type, method, descriptor, true);
    }

    void method(String type, String method, String descriptor) {
        to.visitMethodInsn(Opcodes.INVOKEVIRTUAL, OWN + type, method, descriptor, false);
    }

    void workspaceField(String field) {
        to.visitFieldInsn(Opcodes.GETFIELD, WORKSPACE_CLASS, field, "I");
    }
}
