// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** The objects that a generated walk works with, in static final fields: HotSpot takes them for constants. */
final class Constants {
    private static final String HANDLES = "java/lang/invoke/MethodHandles";

    private final String name;
    private final IdentityHashMap<Object, String> fields = new IdentityHashMap<>();
    private final List<Object> values = new ArrayList<>();
    private final List<String> types = new ArrayList<>();

    Constants(String name) {
        this.name = name;
    }

    /** The field that holds an object. */
    String field(Object value, String type) {
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

    /** What the class gets as its class data. */
    Object[] values() {
        return values.toArray();
    }

    /** Declares the fields, and sets them from the class data. */
    void emit(ClassWriter out) {
        MethodVisitor to = out.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
        to.visitCode();
        to.visitMethodInsn(Opcodes.INVOKESTATIC, HANDLES, "lookup", "()L" + HANDLES + "$Lookup;", false);
        to.visitLdcInsn("_");
        to.visitLdcInsn(Type.getType("[Ljava/lang/Object;"));
        to.visitMethodInsn(Opcodes.INVOKESTATIC, HANDLES, "classData",
                "(L" + HANDLES + "$Lookup;Ljava/lang/String;Ljava/lang/Class;)Ljava/lang/Object;", false);
        to.visitTypeInsn(Opcodes.CHECKCAST, "[Ljava/lang/Object;");
        to.visitVarInsn(Opcodes.ASTORE, 0);
        for (int i = 0; i < values.size(); i++) {
            String type = types.get(i);
            out.visitField(Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, "c" + i, type, null, null).visitEnd();
            to.visitVarInsn(Opcodes.ALOAD, 0);
            to.visitLdcInsn(i);
            to.visitInsn(Opcodes.AALOAD);
            to.visitTypeInsn(Opcodes.CHECKCAST, Type.getType(type).getInternalName());
            to.visitFieldInsn(Opcodes.PUTSTATIC, name, "c" + i, type);
        }
        to.visitInsn(Opcodes.RETURN);
        to.visitMaxs(0, 0);
        to.visitEnd();
    }
}
