// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.program;

import java.util.ArrayList;
import java.util.List;

/** The structure of a program's code: where loops and unions end, and where a long sequence can be split. */
public final class ProgramStructure {
    /** A part of the code that is run from start to end. */
    public record Range(int from, int to) {}

    private final int[] code;
    private final int[] cumulativeBytes;

    public ProgramStructure(WalkProgram program) {
        this.code = program.code();
        this.cumulativeBytes = CodeSizeEstimate.cumulative(program);
    }

    /** The estimated byte code size of a part, in bytes. */
    public int estimatedBytes(Range part) {
        return cumulativeBytes[part.to()] - cumulativeBytes[part.from()];
    }

    /** The address after the statement that starts here: a single operation, or a whole loop or union. */
    public int addressAfter(int address) {
        return switch (code[address]) {
            case WalkOpcode.ARRAY, WalkOpcode.MAP -> code[address + 3];
            case WalkOpcode.NULLABLE -> Math.max(code[address + 3], branchExit(address + 4, code[address + 3]));
            case WalkOpcode.UNION ->
                code[address + 1] == 0 ? address + 2 : branchExit(code[address + 2], Integer.MAX_VALUE);
            default -> nextOperation(address);
        };
    }

    /** The target of the jump that ends a branch, or {@code stop} if it ends without one. */
    private int branchExit(int from, int stop) {
        int address = from;
        while (address < stop) {
            if (code[address] == WalkOpcode.JUMP) {
                return code[address + 1];
            }
            address = addressAfter(address);
        }
        return stop;
    }

    int nextOperation(int address) {
        return address + 1 + WalkOpcode.arguments(code, address);
    }

    /** The end of the routine that starts here: the address of its {@code RETURN} or {@code HALT}. */
    public int endOfRoutine(int from) {
        int address = from;
        while (code[address] != WalkOpcode.RETURN && code[address] != WalkOpcode.HALT) {
            address = addressAfter(address);
        }
        return address;
    }

    /** The non-empty bodies of a loop or nullable value. */
    public List<Range> bodyRanges(int address) {
        List<Range> parts = new ArrayList<>();
        switch (code[address]) {
            case WalkOpcode.ARRAY -> parts.add(new Range(address + 4, code[address + 3] - 2));
            case WalkOpcode.MAP -> parts.add(new Range(nextOperation(address + 4), code[address + 3] - 2));
            case WalkOpcode.NULLABLE -> {
                int end = addressAfter(address);
                parts.add(new Range(address + 4, branchEnd(address + 4, code[address + 3])));
                parts.add(new Range(code[address + 3], end));
            }
            default -> {}
        }
        parts.removeIf(part -> part.from() == part.to());
        return parts;
    }

    /** The body of a union's branch. */
    public Range branchRange(int union, int index) {
        int from = code[union + 2 + index];
        return new Range(from, branchEnd(from, Integer.MAX_VALUE));
    }

    /** The address of the jump that ends a branch, or {@code stop}. */
    private int branchEnd(int from, int stop) {
        int address = from;
        while (address < stop && code[address] != WalkOpcode.JUMP) {
            address = addressAfter(address);
        }
        return Math.min(address, stop);
    }

    /**
     * Splits a sequence into pieces of about this size. Never splits a statement, nor separates an operation from the
     * value before it that it depends on.
     */
    public List<Range> split(Range run, int maxSize) {
        List<Range> pieces = new ArrayList<>();
        int start = run.from();
        int address = run.from();
        while (address < run.to()) {
            int next = addressAfter(address);
            if (cumulativeBytes[next] - cumulativeBytes[start] > maxSize && address > start
                    && !dependsOnPreviousValue(address)) {
                pieces.add(new Range(start, address));
                start = address;
            }
            address = next;
        }
        pieces.add(new Range(start, run.to()));
        return pieces;
    }

    private boolean dependsOnPreviousValue(int address) {
        return switch (code[address]) {
            case WalkOpcode.SITE, WalkOpcode.REPLACE, WalkOpcode.MUTE, WalkOpcode.COUNT_MASKED, WalkOpcode.LENGTH,
                    WalkOpcode.LENGTH_SLOT ->
                true;
            default -> false;
        };
    }
}
