// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import io.heddle.engine.internal.predicate.Predicate;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

import java.util.List;

/**
 * Native record rules in a generated walk, each one called as a constant: HotSpot knows its type and what it holds, and lays
 * out all of a rule's small tests in one piece. In a list they would be calls of unknown targets.
 */
final class RulesEmitter {
    private static final String PREDICATE = "io/heddle/engine/internal/predicate/Predicate";
    private static final String L_CAPTURES = "Lio/heddle/engine/internal/predicate/Captures;";
    private static final String TYPE = "(" + L_CAPTURES + ")Z";
    /** In one method; HotSpot does not compile a method of 8,000 bytes and more, and inlines better into short ones. */
    private static final int TOGETHER = 32;

    private final String name;
    private final Constants constants;
    private final ClassWriter out;

    RulesEmitter(String name, Constants constants, ClassWriter out) {
        this.name = name;
        this.constants = constants;
        this.out = out;
    }

    void emit(List<Predicate> rules) {
        MethodVisitor to = out.visitMethod(Opcodes.ACC_PUBLIC, "holds", TYPE, null, null);
        to.visitCode();
        Label no = new Label();
        for (int from = 0; from < rules.size(); from += TOGETHER) {
            String part = "rules" + from;
            part(part, rules.subList(from, Math.min(rules.size(), from + TOGETHER)));
            to.visitVarInsn(Opcodes.ALOAD, 1);
            to.visitMethodInsn(Opcodes.INVOKESTATIC, name, part, TYPE, false);
            to.visitJumpInsn(Opcodes.IFEQ, no);
        }
        end(to, no);
    }

    private void part(String method, List<Predicate> rules) {
        MethodVisitor to = out.visitMethod(Opcodes.ACC_STATIC, method, TYPE, null, null);
        to.visitCode();
        Label no = new Label();
        for (Predicate rule : rules) {
            String type = "L" + PREDICATE + ";";
            to.visitFieldInsn(Opcodes.GETSTATIC, name, constants.field(rule, type), type);
            to.visitVarInsn(Opcodes.ALOAD, 0);
            to.visitMethodInsn(Opcodes.INVOKEINTERFACE, PREDICATE, "test", "(" + L_CAPTURES + ")I", true);
            to.visitInsn(Opcodes.ICONST_0 + Predicate.TRUE);
            to.visitJumpInsn(Opcodes.IF_ICMPNE, no);
        }
        end(to, no);
    }

    private static void end(MethodVisitor to, Label no) {
        to.visitInsn(Opcodes.ICONST_1);
        to.visitInsn(Opcodes.IRETURN);
        to.visitLabel(no);
        to.visitInsn(Opcodes.ICONST_0);
        to.visitInsn(Opcodes.IRETURN);
        to.visitMaxs(0, 0);
        to.visitEnd();
    }
}
