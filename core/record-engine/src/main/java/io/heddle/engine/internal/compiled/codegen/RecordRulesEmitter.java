// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.codegen;

import io.heddle.engine.internal.compiled.runtime.HiddenWalkDefiner;
import io.heddle.engine.internal.predicate.CapturedValues;
import io.heddle.engine.internal.predicate.RulePredicate;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

import java.util.List;

/**
 * Emits the native record rules of a generated walk. Each rule is called as a constant, so HotSpot knows its class and
 * fields and inlines its whole tree of predicates. In a list, the calls would be megamorphic.
 */
final class RecordRulesEmitter {
    private static final String PREDICATE = HiddenWalkDefiner.internalName(RulePredicate.class);
    private static final String L_CAPTURES = "L" + HiddenWalkDefiner.internalName(CapturedValues.class) + ";";
    private static final String TYPE = "(" + L_CAPTURES + ")Z";
    /**
     * Rules per method. HotSpot does not compile methods of 8,000 bytes or more, and inlines better into short ones.
     */
    private static final int TOGETHER = 32;

    private final String className;
    private final ConstantPool constants;
    private final ClassWriter out;

    RecordRulesEmitter(String name, ConstantPool constants, ClassWriter out) {
        this.className = name;
        this.constants = constants;
        this.out = out;
    }

    void emit(List<RulePredicate> rules) {
        MethodVisitor visitor = out.visitMethod(Opcodes.ACC_PUBLIC, "holds", TYPE, null, null);
        visitor.visitCode();
        Label reject = new Label();
        for (int from = 0; from < rules.size(); from += TOGETHER) {
            String part = "rules" + from;
            emitPart(part, rules.subList(from, Math.min(rules.size(), from + TOGETHER)));
            visitor.visitVarInsn(Opcodes.ALOAD, 1);
            visitor.visitMethodInsn(Opcodes.INVOKESTATIC, className, part, TYPE, false);
            visitor.visitJumpInsn(Opcodes.IFEQ, reject);
        }
        emitResult(visitor, reject);
    }

    private void emitPart(String method, List<RulePredicate> rules) {
        MethodVisitor visitor = out.visitMethod(Opcodes.ACC_STATIC, method, TYPE, null, null);
        visitor.visitCode();
        Label reject = new Label();
        for (RulePredicate rule : rules) {
            String type = "L" + PREDICATE + ";";
            visitor.visitFieldInsn(Opcodes.GETSTATIC, className, constants.fieldFor(rule, type), type);
            visitor.visitVarInsn(Opcodes.ALOAD, 0);
            visitor.visitMethodInsn(Opcodes.INVOKEINTERFACE, PREDICATE, "test", "(" + L_CAPTURES + ")I", true);
            visitor.visitInsn(Opcodes.ICONST_0 + RulePredicate.TRUE);
            visitor.visitJumpInsn(Opcodes.IF_ICMPNE, reject);
        }
        emitResult(visitor, reject);
    }

    private static void emitResult(MethodVisitor visitor, Label reject) {
        visitor.visitInsn(Opcodes.ICONST_1);
        visitor.visitInsn(Opcodes.IRETURN);
        visitor.visitLabel(reject);
        visitor.visitInsn(Opcodes.ICONST_0);
        visitor.visitInsn(Opcodes.IRETURN);
        visitor.visitMaxs(0, 0);
        visitor.visitEnd();
    }
}
