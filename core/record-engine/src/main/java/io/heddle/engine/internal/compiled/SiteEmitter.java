// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import org.objectweb.asm.Opcodes;

/** Rules, captures and masks of one governed value, called where the value was walked. */
final class SiteEmitter {
    private static final String LEAF_TYPE = "L" + Instructions.OWN + "Leaf;";
    private static final String TEST_TYPE = "L" + Instructions.OWN + "LeafTest;";
    private static final String MASK_TYPE = "L" + Instructions.OWN + "LeafMask;";

    private SiteEmitter() {}

    static void emit(Site site, Instructions to) {
        if (site.checksSymbol()) {
            to.constant(site.leaf(), LEAF_TYPE);
            to.load(Instructions.BYTES);
            to.load(Instructions.LEAF);
            to.method("Leaf", "number", "([BI)J");
            to.instruction(Opcodes.LCONST_0);
            to.instruction(Opcodes.LCMP);
            to.jump(Opcodes.IFLT, to.no);
        }
        for (LeafTest test : site.tests()) {
            to.constant(test, TEST_TYPE);
            to.constant(site.leaf(), LEAF_TYPE);
            to.value();
            to.interfaceMethod("LeafTest", "keeps", "(" + LEAF_TYPE + "[BII)Z");
            to.jump(Opcodes.IFEQ, to.no);
        }
        for (int slot : site.slots()) {
            to.constant(site.leaf(), LEAF_TYPE);
            to.load(Instructions.WORKSPACE);
            to.push(slot);
            to.value();
            to.steps("capture", "(" + LEAF_TYPE + Instructions.L_WS + "I[BII)V");
        }
        if (site.masksFirst()) {
            to.load(Instructions.WORKSPACE);
            to.steps("countMasked", "(" + Instructions.L_WS + ")V");
        }
        for (int port = 0; port < site.masks().length; port++) {
            LeafMask mask = site.instead(port);
            if (mask != null) {
                to.load(Instructions.WORKSPACE);
                to.push(port);
                to.constant(mask, MASK_TYPE);
                to.constant(site.leaf(), LEAF_TYPE);
                to.value();
                to.steps("mask", "(" + Instructions.L_WS + "I" + MASK_TYPE + LEAF_TYPE + "[BII)V");
            }
        }
    }
}
