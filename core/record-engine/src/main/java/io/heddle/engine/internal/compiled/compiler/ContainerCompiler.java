// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.compiler;

import io.heddle.engine.internal.compiled.placement.FieldGovernance;
import io.heddle.engine.internal.compiled.placement.SchemaShape;
import io.heddle.engine.internal.compiled.program.ProgramBuilder;
import io.heddle.engine.internal.compiled.program.WalkOpcode;
import io.heddle.engine.internal.rule.FieldCheck;
import org.apache.avro.Resolver;
import org.apache.avro.Schema;

import java.util.ArrayList;
import java.util.List;

/** Compiles arrays and maps: a loop over their items, and the rules and masks on them as a whole. */
final class ContainerCompiler {
    private static final byte[] ZERO = {0};

    private final ProgramCompiler compiler;
    private final ProgramBuilder builder;
    private final int ports;

    ContainerCompiler(ProgramCompiler walk, ProgramBuilder out, int ports) {
        this.compiler = walk;
        this.builder = out;
        this.ports = ports;
    }

    void compileContainer(Resolver.Container action, FieldGovernance governance, int depth) {
        boolean map = action.writer.getType() == Schema.Type.MAP;
        List<FieldGovernance.PortGovernance> inside = new ArrayList<>(governance.ports());
        List<Integer> muted = new ArrayList<>();
        for (int i = 0; i < ports; i++) {
            FieldGovernance.PortGovernance port = governance.ports().get(i);
            boolean masked = port.mask() != null;
            if (masked || port.redacted()) {
                if (muted.isEmpty()) {
                    builder.emit(WalkOpcode.MARK);
                }
                builder.emit(WalkOpcode.MUTE, i, builder.addConstant(ZERO));
                if (masked && i == 0) {
                    builder.emit(WalkOpcode.COUNT_MASKED);
                }
                inside.set(i, FieldGovernance.PortGovernance.UNGOVERNED);
                muted.add(i);
            }
        }
        FieldGovernance here = muted.isEmpty() ? governance : governance.withPorts(inside);
        Schema item = map ? action.writer.getValueType() : action.writer.getElementType();
        int address = builder.emit(map ? WalkOpcode.MAP : WalkOpcode.ARRAY, depth + 1,
                map ? 1 : SchemaShape.minItemBytes(item), 0);
        if (map) {
            builder.emit(compiler.isSkipping() ? WalkOpcode.STRING : WalkOpcode.KEY);
        }
        compiler.compileValue(action.elementAction, map ? here.values() : here.items(), depth + 1);
        builder.emit(WalkOpcode.NEXT, address);
        builder.patch(address + 3, builder.currentAddress());
        compileLengthChecks(governance);
        for (int slot : governance.ownSlots()) {
            builder.emit(WalkOpcode.LENGTH_SLOT, slot);
        }
        muted.forEach(port -> builder.emit(WalkOpcode.UNMUTE, port));
    }

    private void compileLengthChecks(FieldGovernance governance) {
        for (FieldCheck check : governance.checks()) {
            ItemCountRange range = ItemCountRange.of(check.rule());
            if (!range.equals(ItemCountRange.ANY)) {
                builder.emit(WalkOpcode.LENGTH, range.min(), range.max());
            }
        }
    }
}
