// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import io.heddle.engine.internal.predicate.Predicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

import java.lang.invoke.MethodHandles;
import java.util.List;

/** Makes walks as hidden classes (JEP 371): they go when the program goes. */
final class GeneratedWalk {
    private static final String NAME = Instructions.OWN + "Generated";

    private GeneratedWalk() {}

    /** A class and the objects that it works with. */
    @SuppressWarnings("ArrayRecordComponent") // Never changed, never compared.
    record Emitted(byte[] bytes, Object[] constants) {}

    /** The walk of a program; null if it is too large for a class. */
    static @Nullable Walk of(Program program, List<Predicate> rules) {
        Emitted emitted = emit(program, rules);
        return emitted == null ? null : define(emitted);
    }

    /** Null if it is too large for a class. */
    static @Nullable Emitted emit(Program program, List<Predicate> rules) {
        ClassWriter out = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
        out.visit(
                Opcodes.V17,
                Opcodes.ACC_FINAL,
                NAME,
                null,
                "java/lang/Object",
                new String[] {Instructions.OWN + "Walk"});
        WalkEmitter emitter = new WalkEmitter(program, NAME, out);
        try {
            emitter.emit();
            new RulesEmitter(NAME, emitter.constants, out).emit(rules);
            emitter.constants.emit(out);
            constructor(out);
            run(out);
            return new Emitted(out.toByteArray(), emitter.constants.values());
        } catch (MethodTooLargeException | ClassTooLargeException e) {
            return null;
        }
    }

    private static Walk define(Emitted emitted) {
        try {
            return (Walk) MethodHandles.lookup()
                    .defineHiddenClassWithClassData(emitted.bytes(), emitted.constants(), true)
                    .lookupClass()
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a generated class does not work in this Java runtime", e);
        }
    }

    private static void constructor(ClassWriter out) {
        MethodVisitor to = out.visitMethod(0, "<init>", "()V", null, null);
        to.visitCode();
        to.visitVarInsn(Opcodes.ALOAD, 0);
        to.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        to.visitInsn(Opcodes.RETURN);
        to.visitMaxs(0, 0);
        to.visitEnd();
    }

    private static void run(ClassWriter out) {
        MethodVisitor to = out.visitMethod(Opcodes.ACC_PUBLIC, "run", "([BII" + Instructions.L_WS + ")I", null, null);
        to.visitCode();
        to.visitVarInsn(Opcodes.ALOAD, 1);
        to.visitVarInsn(Opcodes.ILOAD, 2);
        to.visitVarInsn(Opcodes.ILOAD, 3);
        to.visitVarInsn(Opcodes.ALOAD, 4);
        to.visitInsn(Opcodes.ICONST_0);
        to.visitVarInsn(Opcodes.ILOAD, 2);
        to.visitMethodInsn(Opcodes.INVOKESTATIC, NAME, WalkEmitter.START, Instructions.TYPE, false);
        to.visitInsn(Opcodes.IRETURN);
        to.visitMaxs(0, 0);
        to.visitEnd();
    }
}
