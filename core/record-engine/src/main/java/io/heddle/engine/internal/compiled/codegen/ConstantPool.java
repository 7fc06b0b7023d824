// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.codegen;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** The objects that a generated walk uses, in static final fields, which HotSpot treats as constants. */
final class ConstantPool {
    private static final String HANDLES = "java/lang/invoke/MethodHandles";

    private final String className;
    private final IdentityHashMap<Object, String> fields = new IdentityHashMap<>();
    private final List<Object> values = new ArrayList<>();
    private final List<String> types = new ArrayList<>();

    ConstantPool(String name) {
        this.className = name;
    }

    /** The name of the field that holds an object. */
    String fieldFor(Object value, String type) {
        String known = fields.get(value);
        if (known != null) {
            return known;
        }
        String field = "c" + values.size();
        fields.put(value, field);
        values.add(value);
        types.add(type);
        return field;
    }

    /** The class data of the hidden class. */
    Object[] values() {
        return values.toArray();
    }

    /** Declares the fields and initialises them from the class data. */
    void emit(ClassWriter out) {
        MethodVisitor method = out.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
        method.visitCode();
        method.visitMethodInsn(Opcodes.INVOKESTATIC, HANDLES, "lookup", "()L" + HANDLES + "$Lookup;", false);
        method.visitLdcInsn("_");
        method.visitLdcInsn(Type.getType("[Ljava/lang/Object;"));
        method.visitMethodInsn(Opcodes.INVOKESTATIC, HANDLES, "classData",
                "(L" + HANDLES + "$Lookup;Ljava/lang/String;Ljava/lang/Class;)Ljava/lang/Object;", false);
        method.visitTypeInsn(Opcodes.CHECKCAST, "[Ljava/lang/Object;");
        method.visitVarInsn(Opcodes.ASTORE, 0);
        for (int i = 0; i < values.size(); i++) {
            String type = types.get(i);
            out.visitField(Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, "c" + i, type, null, null).visitEnd();
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitLdcInsn(i);
            method.visitInsn(Opcodes.AALOAD);
            method.visitTypeInsn(Opcodes.CHECKCAST, Type.getType(type).getInternalName());
            method.visitFieldInsn(Opcodes.PUTSTATIC, className, "c" + i, type);
        }
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }
}
