// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

/**
 * How much byte code operations become, roughly and on the safe side: HotSpot does not compile a method of 8,000 bytes and more.
 * What it inlines is left to it. In a long method it stops after a while and calls the steps, which is better there: hundreds
 * of copies of a step do not fit the processor's caches.
 */
final class Weights {
    private static final int STEP = 20;
    private static final int CHOICE = 45;
    private static final int BRANCH = 8;
    private static final int LOOP = 70;

    private Weights() {}

    /** For each place of the code, the weight of all before it. */
    static int[] of(Program program) {
        int[] code = program.code();
        int[] weights = new int[code.length + 1];
        int sum = 0;
        int at = 0;
        while (at < code.length) {
            int next = at + 1 + Op.arguments(code, at);
            weights[at] = sum;
            sum += weight(program, at);
            for (int i = at + 1; i <= next; i++) {
                weights[i] = sum;
            }
            at = next;
        }
        return weights;
    }

    private static int weight(Program program, int at) {
        int[] code = program.code();
        return switch (code[at]) {
            case Op.NULLABLE -> CHOICE;
            case Op.UNION -> CHOICE + BRANCH * code[at + 1];
            case Op.ARRAY, Op.MAP, Op.DEFAULT -> LOOP;
            case Op.SITE -> weight(program.sites()[code[at + 1]]);
            default -> STEP;
        };
    }

    private static int weight(Site site) {
        int calls = 1 + site.slots().length + site.tests().length;
        for (int port = 0; port < site.masks().length; port++) {
            calls += site.instead(port) == null ? 0 : 1;
        }
        return STEP * calls;
    }
}
