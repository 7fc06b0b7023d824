// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import java.util.ArrayList;
import java.util.List;

/** What belongs together in a program's code: where loops and unions end, and where a long run of code may be cut. */
final class Statements {
    /** A part of the code that is run from its start to its end. */
    record Range(int from, int to) {}

    private final int[] code;
    private final int[] weights;

    Statements(Program program) {
        this.code = program.code();
        this.weights = Weights.of(program);
    }

    /** How much byte code a part becomes: roughly, in bytes. */
    int weight(Range part) {
        return weights[part.to()] - weights[part.from()];
    }

    /** The place after the statement that starts here: a single operation, or a whole loop or union. */
    int after(int at) {
        return switch (code[at]) {
            case Op.ARRAY, Op.MAP -> code[at + 3];
            case Op.NULLABLE -> Math.max(code[at + 3], endOfBranch(at + 4, code[at + 3]));
            case Op.UNION -> code[at + 1] == 0 ? at + 2 : endOfBranch(code[at + 2], Integer.MAX_VALUE);
            default -> next(at);
        };
    }

    /** Where a branch's jump leads, or {@code stop} if it comes there without one. */
    private int endOfBranch(int from, int stop) {
        int at = from;
        while (at < stop) {
            if (code[at] == Op.JUMP) {
                return code[at + 1];
            }
            at = after(at);
        }
        return stop;
    }

    /** The operation behind this one. */
    int next(int at) {
        return at + 1 + Op.arguments(code, at);
    }

    /** Where the code ends that starts here and is left by {@code RETURN} or {@code HALT}. */
    int end(int from) {
        int at = from;
        while (code[at] != Op.RETURN && code[at] != Op.HALT) {
            at = after(at);
        }
        return at;
    }

    /** The parts inside a loop or a nullable value, those that are not empty. */
    List<Range> inside(int at) {
        List<Range> parts = new ArrayList<>();
        switch (code[at]) {
            case Op.ARRAY -> parts.add(new Range(at + 4, code[at + 3] - 2));
            case Op.MAP -> parts.add(new Range(next(at + 4), code[at + 3] - 2));
            case Op.NULLABLE -> {
                int end = after(at);
                parts.add(new Range(at + 4, branchEnd(at + 4, code[at + 3])));
                parts.add(new Range(code[at + 3], end));
            }
            default -> {}
        }
        parts.removeIf(part -> part.from() == part.to());
        return parts;
    }

    /** A union's branch. */
    Range branch(int union, int index) {
        int from = code[union + 2 + index];
        return new Range(from, branchEnd(from, Integer.MAX_VALUE));
    }

    /** The jump that ends a branch, or {@code stop}. */
    private int branchEnd(int from, int stop) {
        int at = from;
        while (at < stop && code[at] != Op.JUMP) {
            at = after(at);
        }
        return Math.min(at, stop);
    }

    /**
     * A run of code in pieces of about this weight each; a statement is never cut, and an operation that looks at
     * the value before it stays with it.
     */
    List<Range> pieces(Range run, int most) {
        List<Range> pieces = new ArrayList<>();
        int start = run.from();
        int at = run.from();
        while (at < run.to()) {
            int next = after(at);
            if (weights[next] - weights[start] > most && at > start && !looksBack(at)) {
                pieces.add(new Range(start, at));
                start = at;
            }
            at = next;
        }
        pieces.add(new Range(start, run.to()));
        return pieces;
    }

    private boolean looksBack(int at) {
        return switch (code[at]) {
            case Op.SITE, Op.REPLACE, Op.MUTE, Op.COUNT_MASKED, Op.LENGTH, Op.LENGTH_SLOT -> true;
            default -> false;
        };
    }
}
