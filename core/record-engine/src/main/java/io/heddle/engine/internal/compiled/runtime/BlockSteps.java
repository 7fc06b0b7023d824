// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.runtime;

/**
 * Steps for arrays and maps. The output always has a single block, however many the writer wrote: the first block's
 * count is corrected at the end. State is kept on the workspace's stack meanwhile.
 */
final class BlockSteps {
    private static final int FRAME = 4;
    private static final int BLOCK_END = 0;
    private static final int TOTAL = 1;
    private static final int FIRST = 2;
    private static final int BLOCKS = 3;

    private BlockSteps() {}

    /**
     * Opens an array and sets {@link WalkWorkspace#items} to the number of items in its first block; 0 means that the
     * array is closed.
     *
     * @param minItemBytes minimum bytes of an item, 0 or 1
     */
    static int openArray(byte[] bytes, int position, int end, int minItemBytes, WalkWorkspace workspace) {
        if (position < end && bytes[position] == 0) {
            workspace.lastLength = 0;
            workspace.items = 0;
            return position + 1;
        }
        int pos = ZigZagVarints.longEnd(bytes, position, end);
        if (pos < 0) {
            return -1;
        }
        int frame = workspace.pushFrame(FRAME + workspace.ports);
        workspace.frames[frame + TOTAL] = 0;
        workspace.frames[frame + BLOCKS] = 0;
        return startBlock(bytes, position, pos, end, minItemBytes, workspace, frame);
    }

    static int openMap(byte[] bytes, int position, int end, int minItemBytes, WalkWorkspace workspace) {
        int pos = openArray(bytes, position, end, minItemBytes, workspace);
        if (pos >= 0 && workspace.items > 0) {
            workspace.openMap();
        }
        return pos;
    }

    /** Reads what follows a block: another block, or the end. */
    static int nextOfArray(byte[] bytes, int position, int end, int minItemBytes, WalkWorkspace workspace) {
        int frame = workspace.framesTop - FRAME - workspace.ports;
        int blockEnd = workspace.frames[frame + BLOCK_END];
        if (blockEnd >= 0 && blockEnd != position) {
            return -1;
        }
        if (position < end && bytes[position] == 0) {
            if (workspace.frames[frame + BLOCKS] > 1) {
                joinBlocks(bytes, position, workspace, frame);
            }
            workspace.lastLength = workspace.frames[frame + TOTAL];
            workspace.items = 0;
            workspace.framesTop = frame;
            return position + 1;
        }
        int pos = ZigZagVarints.longEnd(bytes, position, end);
        return pos < 0 ? -1 : startBlock(bytes, position, pos, end, minItemBytes, workspace, frame);
    }

    static int nextOfMap(byte[] bytes, int position, int end, int minItemBytes, WalkWorkspace workspace) {
        int pos = nextOfArray(bytes, position, end, minItemBytes, workspace);
        if (pos >= 0 && workspace.items == 0) {
            workspace.closeMap();
        }
        return pos;
    }

    /** Starts a block whose count was read. */
    private static int startBlock(byte[] bytes, int header, int afterCount, int end, int minItemBytes,
            WalkWorkspace workspace,
            int frame) {
        int[] stack = workspace.frames;
        int pos = afterCount;
        long count = ZigZagVarints.read(bytes, header);
        stack[frame + BLOCK_END] = -1;
        boolean sized = count < 0;
        if (sized) {
            count = -count;
            int sizeAt = pos;
            pos = WalkSteps.lengthEnd(bytes, pos, end);
            if (pos < 0) {
                return -1;
            }
            stack[frame + BLOCK_END] = pos + (int) ZigZagVarints.read(bytes, sizeAt);
        }
        long maxItems = minItemBytes == 0 ? workspace.zeroByteBudget : end - pos;
        if (count <= 0 || count > maxItems || count + stack[frame + TOTAL] > Integer.MAX_VALUE) {
            return -1;
        }
        workspace.items = (int) count;
        stack[frame + TOTAL] += (int) count;
        if (++stack[frame + BLOCKS] == 1) {
            stack[frame + FIRST] = (int) count;
            for (int i = 0; i < workspace.ports; i++) {
                stack[frame + FRAME + i] = workspace.outputs[i].outputPositionOf(header);
            }
            if (sized) {
                workspace.replaceVarint(bytes, header, pos, count);
            }
        } else {
            workspace.discard(bytes, header, pos);
        }
        return pos;
    }

    /** Joins all blocks into one, as their total count is only known now. */
    private static void joinBlocks(byte[] bytes, int pos, WalkWorkspace workspace, int frame) {
        int length = ZigZagVarints.encodedSize(workspace.frames[frame + FIRST]);
        for (int i = 0; i < workspace.ports; i++) {
            PortOutput output = workspace.outputs[i];
            if (output.muteDepth == 0) {
                output.flush(bytes, pos);
                output.rewriteVarint(workspace.frames[frame + FRAME + i], length, workspace.frames[frame + TOTAL]);
            }
        }
    }
}
