// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.codegen;

import io.heddle.engine.internal.compiled.runtime.HiddenWalkDefiner;
import io.heddle.engine.internal.compiled.runtime.WalkSteps;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The byte code of one method of a generated walk, in the words of a walk: its places in the input, its steps, its
 * constants. The method leaves with -1 as soon as a step says no.
 */
final class WalkCodeWriter {
    static final String WORKSPACE_DESCRIPTOR = "L" + HiddenWalkDefiner.WORKSPACE + ";";
    /** Bytes, place, end, workspace, depth, place of the value before; gives the place after. */
    static final String WALK_DESCRIPTOR = "([BII" + WORKSPACE_DESCRIPTOR + "II)I";

    static final int BYTES = 0;
    static final int POS = 1;
    static final int END = 2;
    static final int WORKSPACE = 3;
    static final int DEPTH = 4;
    /** Where the value starts that was walked last. */
    static final int LEAF = 5;
    /** The first local variable that is free for loops. */
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

    /** To the label of the number on the stack, or no further. */
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

    /** The new place is on the stack; a negative one is none. */
    void storePositionOrReject() {
        visitor.visitInsn(Opcodes.DUP);
        visitor.visitVarInsn(Opcodes.ISTORE, POS);
        visitor.visitJumpInsn(Opcodes.IFLT, rejectLabel);
    }

    void markValueStart() {
        load(POS);
        visitor.visitVarInsn(Opcodes.ISTORE, LEAF);
    }

    /** The value starts here; the bytes, place and end are on the stack then. */
    void pushInputFromMark() {
        markValueStart();
        load(BYTES);
        load(POS);
        load(END);
    }

    /** The bytes, and where the value walked last starts and ends. */
    void pushValueRange() {
        load(BYTES);
        load(LEAF);
        load(POS);
    }

    /** The depth here and the greatest one are on the stack then. */
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

    /** Calls a method of one of the walk's constants. */
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
