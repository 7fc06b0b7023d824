// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Lays a program out in methods: one where the walk starts, one for each record that is called and each governed default
 * value, more where code is long. HotSpot does not compile methods of 8,000 bytes and more. Not thread-safe; one per
 * program.
 */
final class WalkEmitter {
    static final String START = "walk";

    /** Weight of what is laid out in one method: below the 8,000 bytes by a margin. */
    private static final int HEAVY = 6_000;

    final Program program;
    final Statements statements;
    final Constants constants;
    final String name;

    private final ClassWriter out;
    private final Map<Integer, String> records = new HashMap<>();
    private final Deque<Runnable> pending = new ArrayDeque<>();
    private int parts;

    WalkEmitter(Program program, String name, ClassWriter out) {
        this.program = program;
        this.statements = new Statements(program);
        this.constants = new Constants(name);
        this.name = name;
        this.out = out;
    }

    /** Emits all methods. */
    void emit() {
        method(START, 0);
        for (int i = 0; i < program.defaults().length; i++) {
            method(defaultValue(i), program.defaults()[i]);
        }
        while (!pending.isEmpty()) {
            pending.remove().run();
        }
    }

    static String defaultValue(int index) {
        return "default" + index;
    }

    /** The method of the called record that starts here. */
    String record(int at) {
        String known = records.get(at);
        if (known != null) {
            return known;
        }
        String method = "record" + at;
        records.put(at, method);
        pending.add(() -> method(method, at));
        return method;
    }

    /** A method of its own for a part of another one. */
    String part(Statements.Range range) {
        String method = "part" + parts++;
        pending.add(() -> method(method, range));
        return method;
    }

    private void method(String method, int from) {
        method(method, new Statements.Range(from, statements.end(from)));
    }

    private void method(String method, Statements.Range range) {
        Instructions to = new Instructions(
                name, constants, out.visitMethod(Opcodes.ACC_STATIC, method, Instructions.TYPE, null, null));
        MethodEmitter emitter = new MethodEmitter(this, to);
        if (statements.weight(range) <= HEAVY) {
            emitter.run(range);
        } else {
            for (Statements.Range piece : statements.pieces(range, HEAVY)) {
                emitter.runElsewhere(piece, HEAVY);
            }
        }
        to.finish();
    }
}
