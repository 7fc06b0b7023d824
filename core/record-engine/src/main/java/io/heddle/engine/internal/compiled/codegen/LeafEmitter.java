// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.codegen;

import io.heddle.engine.internal.compiled.program.GovernedLeaf;
import io.heddle.engine.internal.compiled.runtime.HiddenWalkDefiner;
import io.heddle.engine.internal.compiled.runtime.LeafCheck;
import io.heddle.engine.internal.compiled.runtime.LeafMask;
import org.objectweb.asm.Opcodes;

/** Emits the rules, captures and masks of one governed value, right after it was walked. */
final class LeafEmitter {
    private static final String LEAF_TYPE = "L" + HiddenWalkDefiner.LEAF_TYPE + ";";
    private static final String TEST_TYPE = "L" + HiddenWalkDefiner.LEAF_CHECK + ";";
    private static final String MASK_TYPE = "L" + HiddenWalkDefiner.LEAF_MASK + ";";

    private LeafEmitter() {}

    static void emit(GovernedLeaf leaf, WalkCodeWriter writer) {
        if (leaf.requiresKnownSymbol()) {
            writer.pushConstant(leaf.leaf(), LEAF_TYPE);
            writer.load(WalkCodeWriter.BYTES);
            writer.load(WalkCodeWriter.LEAF);
            writer.callVirtual(HiddenWalkDefiner.LEAF_TYPE, "number", "([BI)J");
            writer.instruction(Opcodes.LCONST_0);
            writer.instruction(Opcodes.LCMP);
            writer.jump(Opcodes.IFLT, writer.rejectLabel);
        }
        for (LeafCheck test : leaf.checks()) {
            writer.pushConstant(test, TEST_TYPE);
            writer.pushConstant(leaf.leaf(), LEAF_TYPE);
            writer.pushValueRange();
            writer.callInterface(HiddenWalkDefiner.LEAF_CHECK, "keeps", "(" + LEAF_TYPE + "[BII)Z");
            writer.jump(Opcodes.IFEQ, writer.rejectLabel);
        }
        for (int slot : leaf.captureSlots()) {
            writer.pushConstant(leaf.leaf(), LEAF_TYPE);
            writer.load(WalkCodeWriter.WORKSPACE);
            writer.push(slot);
            writer.pushValueRange();
            writer.callStep("capture", "(" + LEAF_TYPE + WalkCodeWriter.WORKSPACE_DESCRIPTOR + "I[BII)V");
        }
        if (leaf.masksFirstPort()) {
            writer.load(WalkCodeWriter.WORKSPACE);
            writer.callStep("countMasked", "(" + WalkCodeWriter.WORKSPACE_DESCRIPTOR + ")V");
        }
        for (int port = 0; port < leaf.masks().length; port++) {
            LeafMask mask = leaf.replacementFor(port);
            if (mask != null) {
                writer.load(WalkCodeWriter.WORKSPACE);
                writer.push(port);
                writer.pushConstant(mask, MASK_TYPE);
                writer.pushConstant(leaf.leaf(), LEAF_TYPE);
                writer.pushValueRange();
                writer.callStep("mask",
                        "(" + WalkCodeWriter.WORKSPACE_DESCRIPTOR + "I" + MASK_TYPE + LEAF_TYPE + "[BII)V");
            }
        }
    }
}
