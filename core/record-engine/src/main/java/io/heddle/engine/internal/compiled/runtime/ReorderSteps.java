// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.runtime;

/**
 * Steps for records whose fields are in another order than the contract's: a first pass notes where each field starts,
 * then the fields are walked in the contract's order. The field positions are kept on the workspace's stack.
 */
final class ReorderSteps {
    /**
     * After the field positions: the number of fields, the end of the record, and the remaining budget of zero-byte
     * values.
     */
    private static final int TAIL = 3;

    private ReorderSteps() {}

    static void reorder(WalkWorkspace workspace, int fields, byte[] bytes, int position) {
        int frame = workspace.pushFrame(fields + TAIL);
        workspace.frames[frame + fields] = fields;
        workspace.muteAll(bytes, position);
    }

    static void note(WalkWorkspace workspace, int field, int position) {
        workspace.frames[frame(workspace) + field] = position;
    }

    static void noted(WalkWorkspace workspace, int position) {
        workspace.frames[workspace.framesTop - 2] = position;
        // Zero-byte values are counted in the first pass only, not again when the fields are walked in the other order.
        workspace.frames[workspace.framesTop - 1] = (int) Math.min(Integer.MAX_VALUE, workspace.zeroByteBudget);
        workspace.zeroByteBudget = Integer.MAX_VALUE;
        workspace.unmuteAll(position);
    }

    static int seek(WalkWorkspace workspace, int field, byte[] bytes, int position) {
        int next = workspace.frames[frame(workspace) + field];
        workspace.moveTo(bytes, position, next);
        return next;
    }

    static int reordered(WalkWorkspace workspace, byte[] bytes, int position) {
        int next = workspace.frames[workspace.framesTop - 2];
        workspace.moveTo(bytes, position, next);
        workspace.zeroByteBudget = workspace.frames[workspace.framesTop - 1];
        workspace.framesTop = frame(workspace);
        return next;
    }

    private static int frame(WalkWorkspace workspace) {
        return workspace.framesTop - TAIL - workspace.frames[workspace.framesTop - TAIL];
    }
}
