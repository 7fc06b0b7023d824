// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** A governed value without parts: its rules, its mask on each port, who looks at it. Immutable and thread-safe. */
final class Site {
    private final Leaf leaf;
    private final LeafTest[] tests;
    private final @Nullable LeafMask[] masks;
    private final int[] slots;
    private final boolean masksFirst;
    private final boolean changes;

    Site(Leaf leaf, LeafTest[] tests, @Nullable LeafMask[] masks, int[] slots, boolean masksFirst) {
        this.leaf = leaf;
        this.tests = tests;
        this.masks = masks;
        this.slots = slots;
        this.masksFirst = masksFirst;
        boolean any = leaf.isConverted();
        for (LeafMask mask : masks) {
            any |= mask != null;
        }
        this.changes = any;
    }

    /** The contract's index of a writer's symbol; -1 if there is none. */
    static int mapped(int[] map, long index) {
        return index >= 0 && index < map.length ? map[(int) index] : -1;
    }

    /** Checks the value in {@code bytes[from, to)} and gives each port what it may see; false if a rule may be broken. */
    boolean govern(byte[] bytes, int from, int to, Workspace ws) {
        if (leaf.type() == Schema.Type.ENUM && leaf.number(bytes, from) < 0) {
            return false;
        }
        for (LeafTest test : tests) {
            if (!test.keeps(leaf, bytes, from, to)) {
                return false;
            }
        }
        for (int slot : slots) {
            leaf.capture(ws.captures, slot, bytes, from, to);
        }
        if (masksFirst) {
            ws.maskedFields++;
        }
        return !changes || write(bytes, from, to, ws);
    }

    private boolean write(byte[] bytes, int from, int to, Workspace ws) {
        for (int i = 0; i < masks.length; i++) {
            Sink sink = ws.sinks[i];
            LeafMask mask = masks[i];
            if (sink.muted == 0 && (mask != null || leaf.isConverted())) {
                sink.flush(bytes, from);
                if (mask == null) {
                    leaf.convert(bytes, from, sink);
                } else {
                    mask.write(leaf, bytes, from, to, sink, ws.scratch);
                }
                sink.from = to;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(leaf.toString());
        for (LeafTest test : tests) {
            text.append(" check ").append(test);
        }
        for (int i = 0; i < masks.length; i++) {
            if (masks[i] != null) {
                text.append(" port ").append(i).append(' ').append(masks[i]);
            }
        }
        for (int slot : slots) {
            text.append(" slot ").append(slot);
        }
        return text.toString();
    }
}
