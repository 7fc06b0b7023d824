// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import io.heddle.contract.FieldRule;
import io.heddle.engine.internal.rule.FieldCheck;
import org.apache.avro.Resolver;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Operations for values without parts: their form, what governs them, how they change. */
final class LeafCompiler {
    private final Assembly out;
    private final int ports;
    private final boolean countsNothings;

    /** @param countsNothings whether values of no bytes must be counted */
    LeafCompiler(Assembly out, int ports, boolean countsNothings) {
        this.out = out;
        this.ports = ports;
        this.countsNothings = countsNothings;
    }

    void leaf(Resolver.Action action, Spot spot) {
        Schema.Type written = action.writer.getType();
        Schema.Type wanted = action.reader.getType();
        if (written == Schema.Type.NULL) {
            nothing(spot);
            return;
        }
        Leaf leaf = new Leaf(written, action.reader, new int[0]);
        Site site = site(leaf, spot);
        switch (written) {
            case BOOLEAN -> out.add(Op.BOOLEAN);
            case FLOAT -> {
                if (wanted == Schema.Type.DOUBLE && site == null) {
                    out.add(Op.FLOAT_TO_DOUBLE);
                } else {
                    out.add(Op.SKIP, 4);
                }
            }
            case DOUBLE -> out.add(Op.SKIP, 8);
            case FIXED -> {
                out.add(Op.SKIP, action.writer.getFixedSize());
                if (action.writer.getFixedSize() == 0 && countsNothings) {
                    out.add(Op.SPEND);
                }
            }
            case STRING -> out.add(Op.STRING);
            case BYTES -> out.add(wanted == Schema.Type.STRING ? Op.STRING : Op.BYTES);
            case INT, LONG -> out.add(number(written, wanted, site != null));
            default -> throw new IllegalStateException(written + " has parts");
        }
        if (site != null) {
            out.add(Op.SITE, out.site(site));
        }
    }

    private static int number(Schema.Type written, Schema.Type wanted, boolean governed) {
        boolean isInt = written == Schema.Type.INT;
        if (governed || wanted == Schema.Type.INT || wanted == Schema.Type.LONG) {
            return isInt ? Op.INT : Op.LONG;
        }
        if (wanted == Schema.Type.FLOAT) {
            return isInt ? Op.INT_TO_FLOAT : Op.LONG_TO_FLOAT;
        }
        return isInt ? Op.INT_TO_DOUBLE : Op.LONG_TO_DOUBLE;
    }

    /** A null: it takes no bytes, and only {@code required} minds it. */
    private void nothing(Spot spot) {
        if (countsNothings) {
            out.add(Op.SPEND);
        }
        for (FieldCheck check : spot.checks()) {
            if (check.rule() instanceof FieldRule.Required) {
                out.add(Op.FAIL);
            }
        }
        for (int slot : spot.slotsHere()) {
            out.add(Op.NULL_SLOT, slot);
        }
    }

    void symbols(Resolver.EnumAdjust action, Spot spot) {
        Leaf leaf = new Leaf(Schema.Type.ENUM, action.reader, action.adjustments.clone());
        Site site = site(leaf, spot);
        if (site == null && leaf.isConverted()) {
            out.add(Op.ENUM_MAP, out.map(leaf.symbols()));
        } else {
            out.add(Op.ENUM, leaf.symbols().length);
        }
        if (site != null) {
            out.add(Op.SITE, out.site(site));
        }
    }

    /** Null if nothing is governed here. */
    private @Nullable Site site(Leaf leaf, Spot spot) {
        List<LeafTest> tests = new ArrayList<>();
        if (spot.rules() != null) {
            for (FieldCheck check : spot.checks()) {
                LeafTest test = LeafTests.of(check, spot.rules().schema(), leaf);
                if (test != null) {
                    tests.add(test);
                }
            }
        }
        @Nullable LeafMask[] masks = new LeafMask[ports];
        boolean masked = false;
        boolean masksFirst = false;
        for (int i = 0; i < ports; i++) {
            Spot.PortSpot port = spot.ports().get(i);
            PortMask mask = port.here();
            if (port.redacted()) {
                masks[i] = LeafMasks.redacted(leaf);
            } else if (mask != null && port.place() != null) {
                masks[i] = LeafMasks.of(mask, port.place().schema(), leaf);
                masksFirst |= i == 0;
            }
            masked |= masks[i] != null;
        }
        int[] slots = spot.slotsHere().stream().mapToInt(Integer::intValue).toArray();
        return tests.isEmpty() && !masked && slots.length == 0
                ? null
                : new Site(leaf, tests.toArray(new LeafTest[0]), masks, slots, masksFirst);
    }
}
