// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

/**
 * Records whose fields come in another order than the contract's: walked once to note where each field starts, then field
 * by field in the contract's order. The notes stand on the workspace's stack.
 */
final class Order {
    /** After the fields' places: how many they are, where the record ends, what may still be spent on nothing. */
    private static final int TAIL = 3;

    private Order() {}

    static void reorder(Workspace ws, int fields, byte[] bytes, int at) {
        int frame = ws.push(fields + TAIL);
        ws.stack[frame + fields] = fields;
        ws.muteAll(bytes, at);
    }

    static void note(Workspace ws, int field, int at) {
        ws.stack[frame(ws) + field] = at;
    }

    static void noted(Workspace ws, int at) {
        ws.stack[ws.top - 2] = at;
        // What the fields cost is counted once, not again when they are walked in the other order.
        ws.stack[ws.top - 1] = (int) Math.min(Integer.MAX_VALUE, ws.budget);
        ws.budget = Integer.MAX_VALUE;
        ws.unmuteAll(at);
    }

    static int seek(Workspace ws, int field, byte[] bytes, int at) {
        int next = ws.stack[frame(ws) + field];
        ws.jump(bytes, at, next);
        return next;
    }

    static int reordered(Workspace ws, byte[] bytes, int at) {
        int next = ws.stack[ws.top - 2];
        ws.jump(bytes, at, next);
        ws.budget = ws.stack[ws.top - 1];
        ws.top = frame(ws);
        return next;
    }

    private static int frame(Workspace ws) {
        return ws.top - TAIL - ws.stack[ws.top - TAIL];
    }
}
