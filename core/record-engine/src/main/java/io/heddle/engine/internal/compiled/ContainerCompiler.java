// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import io.heddle.contract.FieldRule;
import io.heddle.engine.internal.rule.FieldCheck;
import org.apache.avro.Resolver;
import org.apache.avro.Schema;

import java.util.ArrayList;
import java.util.List;

/** Operations for arrays and maps: a loop over their items, and what governs them as a whole. */
final class ContainerCompiler {
    private static final byte[] ZERO = {0};

    private final WalkCompiler walk;
    private final Assembly out;
    private final int ports;

    ContainerCompiler(WalkCompiler walk, Assembly out, int ports) {
        this.walk = walk;
        this.out = out;
        this.ports = ports;
    }

    void container(Resolver.Container action, Spot spot, int depth) {
        boolean map = action.writer.getType() == Schema.Type.MAP;
        List<Spot.PortSpot> inside = new ArrayList<>(spot.ports());
        List<Integer> muted = new ArrayList<>();
        for (int i = 0; i < ports; i++) {
            Spot.PortSpot port = spot.ports().get(i);
            boolean masked = port.here() != null;
            if (masked || port.redacted()) {
                if (muted.isEmpty()) {
                    out.add(Op.MARK);
                }
                out.add(Op.MUTE, i, out.constant(ZERO));
                if (masked && i == 0) {
                    out.add(Op.COUNT_MASKED);
                }
                inside.set(i, Spot.PortSpot.PLAIN);
                muted.add(i);
            }
        }
        Spot here = muted.isEmpty() ? spot : spot.withPorts(inside);
        Schema item = map ? action.writer.getValueType() : action.writer.getElementType();
        int at = out.add(map ? Op.MAP : Op.ARRAY, depth + 1, map ? 1 : Shape.leastBytes(item), 0);
        if (map) {
            out.add(walk.isSkipping() ? Op.STRING : Op.KEY);
        }
        walk.value(action.elementAction, map ? here.values() : here.items(), depth + 1);
        out.add(Op.NEXT, at);
        out.set(at + 3, out.here());
        lengths(spot);
        for (int slot : spot.slotsHere()) {
            out.add(Op.LENGTH_SLOT, slot);
        }
        muted.forEach(port -> out.add(Op.UNMUTE, port));
    }

    private void lengths(Spot spot) {
        for (FieldCheck check : spot.checks()) {
            if (check.rule() instanceof FieldRule.MinLength min) {
                out.add(Op.LENGTH, min.length(), Integer.MAX_VALUE);
            } else if (check.rule() instanceof FieldRule.MaxLength max) {
                out.add(Op.LENGTH, 0, max.length());
            }
        }
    }
}
