// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.program;

/**
 * Estimates the byte code size of operations, conservatively, because HotSpot does not compile methods of 8,000 bytes
 * or more. Inlining is not counted. In a long method HotSpot stops inlining after a while and calls the steps, which is
 * better there: hundreds of inlined copies would not fit the processor's caches.
 */
final class CodeSizeEstimate {
    private static final int STEP = 20;
    private static final int CHOICE = 45;
    private static final int BRANCH = 8;
    private static final int LOOP = 70;

    private CodeSizeEstimate() {}

    /** For each address, the estimated bytes of everything before it. */
    static int[] cumulative(WalkProgram program) {
        int[] code = program.code();
        int[] weights = new int[code.length + 1];
        int sum = 0;
        int address = 0;
        while (address < code.length) {
            int next = address + 1 + WalkOpcode.arguments(code, address);
            weights[address] = sum;
            sum += weight(program, address);
            for (int i = address + 1; i <= next; i++) {
                weights[i] = sum;
            }
            address = next;
        }
        return weights;
    }

    private static int weight(WalkProgram program, int address) {
        int[] code = program.code();
        return switch (code[address]) {
            case WalkOpcode.NULLABLE -> CHOICE;
            case WalkOpcode.UNION -> CHOICE + BRANCH * code[address + 1];
            case WalkOpcode.ARRAY, WalkOpcode.MAP, WalkOpcode.DEFAULT -> LOOP;
            case WalkOpcode.SITE -> weight(program.leaves()[code[address + 1]]);
            default -> STEP;
        };
    }

    private static int weight(GovernedLeaf leaf) {
        int calls = 1 + leaf.captureSlots().length + leaf.checks().length;
        for (int port = 0; port < leaf.masks().length; port++) {
            calls += leaf.replacementFor(port) == null ? 0 : 1;
        }
        return STEP * calls;
    }
}
