// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.codegen;

import io.heddle.engine.internal.compiled.program.WalkProgram;
import io.heddle.engine.internal.compiled.runtime.CompiledWalk;
import io.heddle.engine.internal.compiled.runtime.HiddenWalkDefiner;
import io.heddle.engine.internal.predicate.RulePredicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

import java.util.List;

/** Creates walks as hidden classes (JEP 371), which are unloaded with their program. */
public final class HiddenWalkClass {
    private HiddenWalkClass() {}

    /** A class file and its class data. */
    @SuppressWarnings("ArrayRecordComponent") // never modified or compared
    record WalkClassFile(byte[] classFile, Object[] constants) {}

    /** Creates the walk of a program; null if it is too large for a class. */
    public static @Nullable CompiledWalk create(WalkProgram program, List<RulePredicate> rules) {
        WalkClassFile emitted = emit(program, rules);
        return emitted == null ? null : HiddenWalkDefiner.define(emitted.classFile(), emitted.constants());
    }

    /** Null if the program is too large for a class. */
    static @Nullable WalkClassFile emit(WalkProgram program, List<RulePredicate> rules) {
        ClassWriter out = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
        out.visit(
                Opcodes.V17,
                Opcodes.ACC_FINAL,
                HiddenWalkDefiner.CLASS_NAME,
                null,
                "java/lang/Object",
                new String[] {HiddenWalkDefiner.WALK});
        WalkEmitter emitter = new WalkEmitter(program, HiddenWalkDefiner.CLASS_NAME, out);
        try {
            emitter.emit();
            new RecordRulesEmitter(HiddenWalkDefiner.CLASS_NAME, emitter.constantPool, out).emit(rules);
            emitter.constantPool.emit(out);
            emitConstructor(out);
            emitRun(out);
            return new WalkClassFile(out.toByteArray(), emitter.constantPool.values());
        } catch (MethodTooLargeException | ClassTooLargeException e) {
            return null;
        }
    }

    private static void emitConstructor(ClassWriter out) {
        MethodVisitor method = out.visitMethod(0, "<init>", "()V", null, null);
        method.visitCode();
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    private static void emitRun(ClassWriter out) {
        MethodVisitor method = out.visitMethod(Opcodes.ACC_PUBLIC, "run",
                "([BII" + WalkCodeWriter.WORKSPACE_DESCRIPTOR + ")I", null, null);
        method.visitCode();
        method.visitVarInsn(Opcodes.ALOAD, 1);
        method.visitVarInsn(Opcodes.ILOAD, 2);
        method.visitVarInsn(Opcodes.ILOAD, 3);
        method.visitVarInsn(Opcodes.ALOAD, 4);
        method.visitInsn(Opcodes.ICONST_0);
        method.visitVarInsn(Opcodes.ILOAD, 2);
        method.visitMethodInsn(Opcodes.INVOKESTATIC, HiddenWalkDefiner.CLASS_NAME, WalkEmitter.START,
                WalkCodeWriter.WALK_DESCRIPTOR, false);
        method.visitInsn(Opcodes.IRETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }
}
