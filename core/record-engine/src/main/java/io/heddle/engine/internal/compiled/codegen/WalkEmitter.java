// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.codegen;

import io.heddle.engine.internal.compiled.program.ProgramStructure;
import io.heddle.engine.internal.compiled.program.WalkProgram;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Distributes a program over methods: one for the start, one for each called record and each governed default value,
 * and more where the code is long, because HotSpot does not compile methods of 8,000 bytes or more. Not thread-safe;
 * one per program.
 */
final class WalkEmitter {
    static final String START = "walk";

    /** The size limit of one method in estimated bytes: below the 8,000 bytes by a margin. */
    private static final int HEAVY = 6_000;

    final WalkProgram program;
    final ProgramStructure statements;
    final ConstantPool constantPool;
    final String className;

    private final ClassWriter out;
    private final Map<Integer, String> records = new HashMap<>();
    private final Deque<Runnable> pendingMethods = new ArrayDeque<>();
    private int parts;

    WalkEmitter(WalkProgram program, String name, ClassWriter out) {
        this.program = program;
        this.statements = new ProgramStructure(program);
        this.constantPool = new ConstantPool(name);
        this.className = name;
        this.out = out;
    }

    void emit() {
        emitMethod(START, 0);
        for (int i = 0; i < program.defaultAddresses().length; i++) {
            emitMethod(methodForDefault(i), program.defaultAddresses()[i]);
        }
        while (!pendingMethods.isEmpty()) {
            pendingMethods.remove().run();
        }
    }

    static String methodForDefault(int index) {
        return "default" + index;
    }

    /** The name of the method for the called record at this address. */
    String methodForRecord(int address) {
        String known = records.get(address);
        if (known != null) {
            return known;
        }
        String method = "record" + address;
        records.put(address, method);
        pendingMethods.add(() -> emitMethod(method, address));
        return method;
    }

    /** Schedules a method of its own for part of another one. */
    String methodForPart(ProgramStructure.Range range) {
        String method = "part" + parts++;
        pendingMethods.add(() -> emitMethod(method, range));
        return method;
    }

    private void emitMethod(String method, int from) {
        emitMethod(method, new ProgramStructure.Range(from, statements.endOfRoutine(from)));
    }

    private void emitMethod(String method, ProgramStructure.Range range) {
        WalkCodeWriter writer = new WalkCodeWriter(
                className, constantPool,
                out.visitMethod(Opcodes.ACC_STATIC, method, WalkCodeWriter.WALK_DESCRIPTOR, null, null));
        MethodEmitter emitter = new MethodEmitter(this, writer);
        if (statements.estimatedBytes(range) <= HEAVY) {
            emitter.emitAll(range);
        } else {
            for (ProgramStructure.Range piece : statements.split(range, HEAVY)) {
                emitter.emitInParts(piece, HEAVY);
            }
        }
        writer.finish();
    }
}
