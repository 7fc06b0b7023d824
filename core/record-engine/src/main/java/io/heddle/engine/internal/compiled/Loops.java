// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

/**
 * Arrays and maps in a walk. Whatever blocks a writer made, the output has one: its count stands in the place of the first
 * one's and is put right at the end. What is to be remembered meanwhile stands on the workspace's stack.
 */
final class Loops {
    private static final int FRAME = 4;
    private static final int BLOCK_END = 0;
    private static final int TOTAL = 1;
    private static final int FIRST = 2;
    private static final int BLOCKS = 3;

    private Loops() {}

    /**
     * Opens an array; how many items come now is in {@link Workspace#items}, and if there are none, the array is closed.
     *
     * @param least bytes an item takes at least, 0 or 1
     */
    static int openArray(byte[] bytes, int at, int end, int least, Workspace ws) {
        if (at < end && bytes[at] == 0) {
            ws.length = 0;
            ws.items = 0;
            return at + 1;
        }
        int pos = Varints.longEnd(bytes, at, end);
        if (pos < 0) {
            return -1;
        }
        int frame = ws.push(FRAME + ws.ports);
        ws.stack[frame + TOTAL] = 0;
        ws.stack[frame + BLOCKS] = 0;
        return block(bytes, at, pos, end, least, ws, frame);
    }

    static int openMap(byte[] bytes, int at, int end, int least, Workspace ws) {
        int pos = openArray(bytes, at, end, least, ws);
        if (pos >= 0 && ws.items > 0) {
            ws.openMap();
        }
        return pos;
    }

    /** What follows a block: another one, or the end. */
    static int nextOfArray(byte[] bytes, int at, int end, int least, Workspace ws) {
        int frame = ws.top - FRAME - ws.ports;
        int blockEnd = ws.stack[frame + BLOCK_END];
        if (blockEnd >= 0 && blockEnd != at) {
            return -1;
        }
        if (at < end && bytes[at] == 0) {
            if (ws.stack[frame + BLOCKS] > 1) {
                join(bytes, at, ws, frame);
            }
            ws.length = ws.stack[frame + TOTAL];
            ws.items = 0;
            ws.top = frame;
            return at + 1;
        }
        int pos = Varints.longEnd(bytes, at, end);
        return pos < 0 ? -1 : block(bytes, at, pos, end, least, ws, frame);
    }

    static int nextOfMap(byte[] bytes, int at, int end, int least, Workspace ws) {
        int pos = nextOfArray(bytes, at, end, least, ws);
        if (pos >= 0 && ws.items == 0) {
            ws.closeMap();
        }
        return pos;
    }

    /** Starts a block of which the count was read. */
    private static int block(byte[] bytes, int header, int afterCount, int end, int least, Workspace ws, int frame) {
        int[] stack = ws.stack;
        int pos = afterCount;
        long count = Varints.read(bytes, header);
        stack[frame + BLOCK_END] = -1;
        boolean sized = count < 0;
        if (sized) {
            count = -count;
            int sizeAt = pos;
            pos = Steps.lengthEnd(bytes, pos, end);
            if (pos < 0) {
                return -1;
            }
            stack[frame + BLOCK_END] = pos + (int) Varints.read(bytes, sizeAt);
        }
        long most = least == 0 ? ws.budget : end - pos;
        if (count <= 0 || count > most || count + stack[frame + TOTAL] > Integer.MAX_VALUE) {
            return -1;
        }
        ws.items = (int) count;
        stack[frame + TOTAL] += (int) count;
        if (++stack[frame + BLOCKS] == 1) {
            stack[frame + FIRST] = (int) count;
            for (int i = 0; i < ws.ports; i++) {
                stack[frame + FRAME + i] = ws.sinks[i].placeOf(header);
            }
            if (sized) {
                ws.replaceVarint(bytes, header, pos, count);
            }
        } else {
            ws.drop(bytes, header, pos);
        }
        return pos;
    }

    /** All blocks become one: its count is known only now. */
    private static void join(byte[] bytes, int pos, Workspace ws, int frame) {
        int length = Varints.size(ws.stack[frame + FIRST]);
        for (int i = 0; i < ws.ports; i++) {
            Sink sink = ws.sinks[i];
            if (sink.muted == 0) {
                sink.flush(bytes, pos);
                sink.rewriteVarint(ws.stack[frame + FRAME + i], length, ws.stack[frame + TOTAL]);
            }
        }
    }
}
