// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.codegen;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

import java.util.Map;
import java.util.TreeMap;

/** The byte code size of each method of a class. */
final class GeneratedMethodSizes extends ClassVisitor {
    private final Map<String, Integer> sizes = new TreeMap<>();

    private GeneratedMethodSizes() {
        super(Opcodes.ASM9, new ClassWriter(0));
    }

    static Map<String, Integer> of(byte[] classFile) {
        GeneratedMethodSizes visitor = new GeneratedMethodSizes();
        new ClassReader(classFile).accept(visitor, 0);
        return visitor.sizes;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {
            @Override
            public void visitMaxs(int stack, int locals) {
                Label end = new Label();
                super.visitLabel(end);
                sizes.put(name, end.getOffset());
                super.visitMaxs(stack, locals);
            }
        };
    }
}
