// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

/**
 * How much byte code operations become, with the steps that HotSpot is to inline: it stops inlining into a method after some
 * 8,000 bytes and does not compile one at all that has more of its own. Rough, and on the safe side.
 */
final class Weights {
    private static final int CALL = 30;
    private static final int NUMBER = 110;
    private static final int TEXT = 320;
    private static final int CHANGE = 150;
    private static final int BRANCH = 10;

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
            case Op.INT, Op.LONG, Op.ENUM, Op.BYTES -> NUMBER;
            case Op.STRING, Op.KEY -> TEXT;
            case Op.ENUM_MAP,
                    Op.INT_TO_FLOAT,
                    Op.INT_TO_DOUBLE,
                    Op.LONG_TO_FLOAT,
                    Op.LONG_TO_DOUBLE,
                    Op.FLOAT_TO_DOUBLE,
                    Op.REPLACE,
                    Op.INSERT,
                    Op.DEFAULT,
                    Op.MUTE,
                    Op.MUTE_ALL,
                    Op.UNMUTE,
                    Op.UNMUTE_ALL -> CHANGE;
            case Op.UNION -> NUMBER + BRANCH * code[at + 1];
            case Op.ARRAY, Op.MAP -> CHANGE;
            case Op.SITE -> weight(program.sites()[code[at + 1]]);
            default -> CALL;
        };
    }

    private static int weight(Site site) {
        int weight = CALL + CALL * site.slots().length + NUMBER * site.tests().length;
        for (int port = 0; port < site.masks().length; port++) {
            weight += site.instead(port) == null ? 0 : CHANGE;
        }
        return weight;
    }
}
