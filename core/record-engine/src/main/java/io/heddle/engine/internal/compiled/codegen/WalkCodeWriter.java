// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.codegen;

import io.heddle.engine.internal.compiled.runtime.HiddenWalkDefiner;
import io.heddle.engine.internal.compiled.runtime.WalkSteps;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Writes the byte code of one method of a generated walk: its positions in the input, its steps and its constants. The
 * method returns -1 as soon as a step rejects the input.
 */
final class WalkCodeWriter {
    static final String WORKSPACE_DESCRIPTOR = "L" + HiddenWalkDefiner.WORKSPACE + ";";
    /** Bytes, position, end, workspace, depth, start of the previous value; returns the position after the value. */
    static final String WALK_DESCRIPTOR = "([BII" + WORKSPACE_DESCRIPTOR + "II)I";

    static final int BYTES = 0;
    static final int POS = 1;
    static final int END = 2;
    static final int WORKSPACE = 3;
    static final int DEPTH = 4;
    /** Local variable: the start of the value walked last. */
    static final int LEAF = 5;
    /** The first local variable available for loops. */
    static final int FREE = 6;

    final Label rejectLabel = new Label();
    private final String className;
    private final ConstantPool constantPool;
    private final MethodVisitor visitor;

    WalkCodeWriter(String name, ConstantPool constants, MethodVisitor visitor) {
        this.className = name;
        this.constantPool = constants;
        this.visitor = visitor;
        visitor.visitCode();
    }

    void finish() {
        load(POS);
        visitor.visitInsn(Opcodes.IRETURN);
        visitor.visitLabel(rejectLabel);
        visitor.visitInsn(Opcodes.ICONST_M1);
        visitor.visitInsn(Opcodes.IRETURN);
        visitor.visitMaxs(0, 0);
        visitor.visitEnd();
    }

    void instruction(int opcode) {
        visitor.visitInsn(opcode);
    }

    void jump(int opcode, Label label) {
        visitor.visitJumpInsn(opcode, label);
    }

    void label(Label label) {
        visitor.visitLabel(label);
    }

    /** Jumps to the label whose index is on the stack, or to the reject label if there is none. */
    void tableSwitch(Label[] labels) {
        visitor.visitTableSwitchInsn(0, labels.length - 1, rejectLabel, labels);
    }

    void add(int local, int count) {
        visitor.visitIincInsn(local, count);
    }

    void store(int local) {
        visitor.visitVarInsn(Opcodes.ISTORE, local);
    }

    void load(int local) {
        visitor.visitVarInsn(local == BYTES || local == WORKSPACE ? Opcodes.ALOAD : Opcodes.ILOAD, local);
    }

    void push(int number) {
        if (number >= -1 && number <= 5) {
            visitor.visitInsn(Opcodes.ICONST_0 + number);
        } else if (number >= Byte.MIN_VALUE && number <= Byte.MAX_VALUE) {
            visitor.visitIntInsn(Opcodes.BIPUSH, number);
        } else if (number >= Short.MIN_VALUE && number <= Short.MAX_VALUE) {
            visitor.visitIntInsn(Opcodes.SIPUSH, number);
        } else {
            visitor.visitLdcInsn(number);
        }
    }

    /** Expects the new position on the stack and rejects if it is negative. */
    void storePositionOrReject() {
        visitor.visitInsn(Opcodes.DUP);
        visitor.visitVarInsn(Opcodes.ISTORE, POS);
        visitor.visitJumpInsn(Opcodes.IFLT, rejectLabel);
    }

    void markValueStart() {
        load(POS);
        visitor.visitVarInsn(Opcodes.ISTORE, LEAF);
    }

    /** Marks the current position as the start of the value; pushes bytes, position and end. */
    void pushInputFromMark() {
        markValueStart();
        load(BYTES);
        load(POS);
        load(END);
    }

    /** Pushes the bytes, and the start and end of the value walked last. */
    void pushValueRange() {
        load(BYTES);
        load(LEAF);
        load(POS);
    }

    /** Pushes the depth reached here and the maximum depth. */
    void pushDepthAndLimit(int levels) {
        load(DEPTH);
        push(levels);
        visitor.visitInsn(Opcodes.IADD);
        push(WalkSteps.MAX_DEPTH);
    }

    void pushConstant(Object value, String type) {
        visitor.visitFieldInsn(Opcodes.GETSTATIC, className, constantPool.fieldFor(value, type), type);
    }

    void callWorkspaceWith(String method, int local) {
        load(WORKSPACE);
        load(local);
        callWorkspace(method, "(I)V");
    }

    void callWorkspace(String method, String type) {
        visitor.visitMethodInsn(Opcodes.INVOKEVIRTUAL, HiddenWalkDefiner.WORKSPACE, method, type, false);
    }

    void callStep(String method, String type) {
        callRuntime(HiddenWalkDefiner.STEPS, method, type);
    }

    void callRuntime(String holder, String method, String type) {
        visitor.visitMethodInsn(Opcodes.INVOKESTATIC, holder, method, type, false);
    }

    void callOwnMethod(String method) {
        visitor.visitMethodInsn(Opcodes.INVOKESTATIC, className, method, WALK_DESCRIPTOR, false);
    }

    /** Calls an interface method on one of the walk's constants. */
    void callInterface(String type, String method, String descriptor) {
        visitor.visitMethodInsn(Opcodes.INVOKEINTERFACE, type, method, descriptor, true);
    }

    void callVirtual(String type, String method, String descriptor) {
        visitor.visitMethodInsn(Opcodes.INVOKEVIRTUAL, type, method, descriptor, false);
    }

    void loadWorkspaceField(String field) {
        visitor.visitFieldInsn(Opcodes.GETFIELD, HiddenWalkDefiner.WORKSPACE, field, "I");
    }
}
