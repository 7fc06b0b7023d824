// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import io.heddle.contract.Mask;
import org.apache.avro.Resolver;
import org.apache.avro.Schema;

import java.util.ArrayList;
import java.util.List;

/** Operations for unions: which branch a writer chose, and which one of the contract's it becomes. */
final class UnionCompiler {
    private static final byte[] NOTHING = {};

    private final WalkCompiler walk;
    private final Assembly out;
    private final int ports;

    UnionCompiler(WalkCompiler walk, Assembly out, int ports) {
        this.walk = walk;
        this.out = out;
        this.ports = ports;
    }

    void writerUnion(Resolver.WriterUnion union, Spot spot, int depth) {
        int count = union.actions.length;
        int nullIndex = union.writer.getIndexNamed("null") == null ? -1 : union.writer.getIndexNamed("null");
        if (count == 2 && nullIndex >= 0) {
            int other = 1 - nullIndex;
            int at = out.add(Op.NULLABLE, nullIndex * 2, other * 2, 0);
            unionBranch(union, other, spot, depth);
            int jump = out.add(Op.JUMP, 0);
            out.set(at + 3, out.here());
            unionBranch(union, nullIndex, spot, depth);
            if (out.here() == jump + 2) {
                // Null needs nothing, so that nothing is to be jumped over.
                out.cutTo(jump);
                out.set(at + 3, jump);
            } else {
                out.set(jump + 1, out.here());
            }
            return;
        }
        int[] arguments = new int[count + 1];
        arguments[0] = count;
        int at = out.add(Op.UNION, arguments);
        List<Integer> jumps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            out.set(at + 2 + i, out.here());
            unionBranch(union, i, spot, depth);
            jumps.add(out.add(Op.JUMP, 0));
        }
        jumps.forEach(jump -> out.set(jump + 1, out.here()));
    }

    private void unionBranch(Resolver.WriterUnion union, int index, Spot spot, int depth) {
        Resolver.Action action = union.actions[index];
        if (action.type == Resolver.Action.Type.ERROR) {
            out.add(Op.FAIL);
        } else if (union.reader.getType() != Schema.Type.UNION) {
            out.add(Op.REPLACE, out.constant(NOTHING));
            walk.value(action, spot, depth);
        } else if (action instanceof Resolver.ReaderUnion reader && !union.unionEquiv) {
            branch(reader.actualAction, union.reader, reader.firstMatch, index, spot, depth);
        } else {
            branch(action, union.reader, index, index, spot, depth);
        }
    }

    /** A value of one type of the contract's union; the writer's index, if there is one, starts at the mark. */
    void branch(
            Resolver.Action action, Schema union, int readerIndex, int writerIndex, Spot spot, int depth) {
        if (action.type == Resolver.Action.Type.ERROR) {
            out.add(Op.FAIL);
            return;
        }
        Schema type = union.getTypes().get(readerIndex);
        List<Spot.PortSpot> inside = new ArrayList<>(spot.ports());
        List<Integer> muted = new ArrayList<>();
        Integer nullIndex = union.getIndexNamed("null");
        if (type.getType() != Schema.Type.NULL && nullIndex != null) {
            for (int i = 0; i < ports; i++) {
                PortMask mask = spot.ports().get(i).here();
                if (mask != null && mask.mask() instanceof Mask.Nullify) {
                    out.add(Op.MUTE, i, out.constant(Varints.of(nullIndex)));
                    inside.set(i, Spot.PortSpot.PLAIN);
                    muted.add(i);
                    if (i == 0) {
                        out.add(Op.COUNT_MASKED);
                    }
                }
            }
        }
        if (readerIndex != writerIndex) {
            out.add(Op.REPLACE, out.constant(Varints.of(readerIndex)));
        }
        walk.value(action, muted.isEmpty() ? spot : spot.withPorts(inside), depth);
        muted.forEach(port -> out.add(Op.UNMUTE, port));
    }
}
