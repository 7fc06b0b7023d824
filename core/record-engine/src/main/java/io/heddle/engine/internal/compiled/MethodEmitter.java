// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

import java.util.List;

/** One method of a generated walk: statements one after the other, with what is inside loops and unions. */
final class MethodEmitter {
    /** Parts of a loop or union that weigh more get a method of their own, if the whole is heavy. */
    private static final int LIGHT = 100;

    private final WalkEmitter walk;
    private final int[] code;
    private final Instructions to;
    private final OperationEmitter operations;
    private int loops;

    MethodEmitter(WalkEmitter walk, Instructions to) {
        this.walk = walk;
        this.code = walk.program.code();
        this.to = to;
        this.operations = new OperationEmitter(walk.program, to);
    }

    /** All of it here. */
    void run(Statements.Range range) {
        for (int at = range.from(); at < range.to(); at = walk.statements.after(at)) {
            statement(at, Integer.MAX_VALUE);
        }
    }

    /** In a method of its own; but a heavy loop or union, and what belongs to it, stays here, and what is in it goes. */
    void runElsewhere(Statements.Range range, int most) {
        if (walk.statements.weight(range) <= most) {
            part(range);
            return;
        }
        for (int at = range.from(); at < range.to(); at = walk.statements.after(at)) {
            statement(at, LIGHT);
        }
    }

    private void part(Statements.Range range) {
        to.load(Instructions.BYTES);
        to.load(Instructions.POS);
        to.load(Instructions.END);
        to.load(Instructions.WORKSPACE);
        to.load(Instructions.DEPTH);
        to.load(Instructions.LEAF);
        to.own(walk.part(range));
        to.step();
    }

    private void inside(Statements.Range range, int most) {
        if (walk.statements.weight(range) <= most) {
            run(range);
        } else {
            part(range);
        }
    }

    private void statement(int at, int most) {
        switch (code[at]) {
            case Op.ARRAY, Op.MAP -> loop(at, most);
            case Op.NULLABLE -> nullable(at, most);
            case Op.UNION -> union(at, most);
            case Op.CALL -> call(at);
            case Op.DEFAULT -> defaultValue(at);
            case Op.SITE -> SiteEmitter.emit(walk.program.sites()[code[at + 1]], to);
            case Op.FAIL -> {
                // A plain jump would leave code behind that nothing reaches.
                to.instruction(Opcodes.ICONST_M1);
                to.step();
            }
            default -> operations.emit(at);
        }
    }

    private void loop(int at, int most) {
        boolean map = code[at] == Op.MAP;
        to.deeper(code[at + 1]);
        to.jump(Opcodes.IF_ICMPGT, to.no);
        int count = Instructions.FREE + loops++;
        Label after = new Label();
        Label item = new Label();
        block(map ? "openMap" : "openArray", code[at + 2], count);
        to.jump(Opcodes.IFEQ, after);
        to.label(item);
        if (map) {
            statement(at + 4, Integer.MAX_VALUE);
        }
        for (Statements.Range part : walk.statements.inside(at)) {
            inside(part, most);
        }
        to.add(count, -1);
        to.load(count);
        to.jump(Opcodes.IFGT, item);
        block(map ? "nextOfMap" : "nextOfArray", code[at + 2], count);
        to.jump(Opcodes.IFGT, item);
        to.label(after);
        loops--;
    }

    /** Leaves the number of items on the stack. */
    private void block(String step, int least, int count) {
        to.load(Instructions.BYTES);
        to.load(Instructions.POS);
        to.load(Instructions.END);
        to.push(least);
        to.load(Instructions.WORKSPACE);
        to.helper("Loops", step, "([BIII" + Instructions.L_WS + ")I");
        to.step();
        to.load(Instructions.WORKSPACE);
        to.workspaceField("items");
        to.instruction(Opcodes.DUP);
        to.store(count);
    }

    private void nullable(int at, int most) {
        to.load(Instructions.POS);
        to.load(Instructions.END);
        to.jump(Opcodes.IF_ICMPGE, to.no);
        to.mark();
        to.add(Instructions.POS, 1);
        int target = code[at + 3];
        Label isNull = new Label();
        Label after = new Label();
        byteAtLeaf();
        to.push(code[at + 2]);
        to.jump(Opcodes.IF_ICMPNE, isNull);
        List<Statements.Range> parts = walk.statements.inside(at);
        for (Statements.Range part : parts) {
            if (part.from() < target) {
                inside(part, most);
            }
        }
        to.jump(Opcodes.GOTO, after);
        to.label(isNull);
        byteAtLeaf();
        to.push(code[at + 1]);
        to.jump(Opcodes.IF_ICMPNE, to.no);
        for (Statements.Range part : parts) {
            if (part.from() >= target) {
                inside(part, most);
            }
        }
        to.label(after);
    }

    private void byteAtLeaf() {
        to.load(Instructions.BYTES);
        to.load(Instructions.LEAF);
        to.instruction(Opcodes.BALOAD);
    }

    private void union(int at, int most) {
        int count = code[at + 1];
        to.markBytes();
        to.push(count);
        to.steps("indexEnd", "([BIII)I");
        to.step();
        if (count == 0) {
            return;
        }
        to.load(Instructions.BYTES);
        to.load(Instructions.LEAF);
        to.steps("index", "([BI)I");
        Label after = new Label();
        Label[] branches = new Label[count];
        for (int i = 0; i < count; i++) {
            branches[i] = new Label();
        }
        to.choose(branches);
        for (int i = 0; i < count; i++) {
            to.label(branches[i]);
            inside(walk.statements.branch(at, i), most);
            to.jump(Opcodes.GOTO, after);
        }
        to.label(after);
    }

    private void call(int at) {
        to.deeper(code[at + 2]);
        to.jump(Opcodes.IF_ICMPGE, to.no);
        to.load(Instructions.BYTES);
        to.load(Instructions.POS);
        to.load(Instructions.END);
        to.load(Instructions.WORKSPACE);
        to.load(Instructions.DEPTH);
        to.push(code[at + 2]);
        to.instruction(Opcodes.IADD);
        to.load(Instructions.LEAF);
        to.own(walk.record(code[at + 1]));
        to.step();
    }

    private void defaultValue(int at) {
        byte[] value = walk.program.constants()[code[at + 2]];
        to.load(Instructions.WORKSPACE);
        to.load(Instructions.BYTES);
        to.load(Instructions.POS);
        to.constant(value, "[B");
        to.steps("enterDefault", "(" + Instructions.L_WS + "[BI[B)V");
        to.constant(value, "[B");
        to.push(0);
        to.push(value.length);
        to.load(Instructions.WORKSPACE);
        to.push(Steps.UNLIMITED);
        to.push(0);
        to.own(WalkEmitter.defaultValue(code[at + 1]));
        to.push(value.length);
        to.jump(Opcodes.IF_ICMPNE, to.no);
        to.load(Instructions.WORKSPACE);
        to.constant(value, "[B");
        to.load(Instructions.POS);
        to.steps("leaveDefault", "(" + Instructions.L_WS + "[BI)V");
    }
}
