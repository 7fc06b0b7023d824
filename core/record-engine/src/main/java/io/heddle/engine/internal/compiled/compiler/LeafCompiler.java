// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.compiler;

import io.heddle.contract.FieldRule;
import io.heddle.engine.internal.compiled.mask.LeafMaskFactory;
import io.heddle.engine.internal.compiled.placement.FieldGovernance;
import io.heddle.engine.internal.compiled.placement.PortFieldMask;
import io.heddle.engine.internal.compiled.program.GovernedLeaf;
import io.heddle.engine.internal.compiled.program.ProgramBuilder;
import io.heddle.engine.internal.compiled.program.WalkOpcode;
import io.heddle.engine.internal.compiled.rule.LeafCheckFactory;
import io.heddle.engine.internal.compiled.runtime.LeafCheck;
import io.heddle.engine.internal.compiled.runtime.LeafMask;
import io.heddle.engine.internal.compiled.runtime.LeafType;
import io.heddle.engine.internal.rule.FieldCheck;
import org.apache.avro.Resolver;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Compiles scalar values: their encoding, their rules and masks, and their conversion. */
final class LeafCompiler {
    private final ProgramBuilder builder;
    private final int ports;
    private final boolean countsZeroByteValues;

    /**
     * @param countsZeroByteValues whether values of zero bytes must be counted
     */
    LeafCompiler(ProgramBuilder out, int ports, boolean countsZeroByteValues) {
        this.builder = out;
        this.ports = ports;
        this.countsZeroByteValues = countsZeroByteValues;
    }

    void compileLeaf(Resolver.Action action, FieldGovernance governance) {
        Schema.Type written = action.writer.getType();
        Schema.Type readerType = action.reader.getType();
        if (written == Schema.Type.NULL) {
            compileNull(governance);
            return;
        }
        LeafType leaf = new LeafType(written, action.reader, new int[0]);
        GovernedLeaf target = governedLeaf(leaf, governance);
        switch (written) {
            case BOOLEAN -> builder.emit(WalkOpcode.BOOLEAN);
            case FLOAT -> {
                if (readerType == Schema.Type.DOUBLE && target == null) {
                    builder.emit(WalkOpcode.FLOAT_TO_DOUBLE);
                } else {
                    builder.emit(WalkOpcode.SKIP, 4);
                }
            }
            case DOUBLE -> builder.emit(WalkOpcode.SKIP, 8);
            case FIXED -> {
                builder.emit(WalkOpcode.SKIP, action.writer.getFixedSize());
                if (action.writer.getFixedSize() == 0 && countsZeroByteValues) {
                    builder.emit(WalkOpcode.SPEND);
                }
            }
            case STRING -> builder.emit(WalkOpcode.STRING);
            case BYTES -> builder.emit(readerType == Schema.Type.STRING ? WalkOpcode.STRING : WalkOpcode.BYTES);
            case INT, LONG -> builder.emit(numberOpcode(written, readerType, target != null));
            default -> throw new IllegalStateException(written + " has parts");
        }
        if (target != null) {
            builder.emit(WalkOpcode.SITE, builder.addLeaf(target));
        }
    }

    private static int numberOpcode(Schema.Type written, Schema.Type readerType, boolean governed) {
        boolean isInt = written == Schema.Type.INT;
        if (governed || readerType == Schema.Type.INT || readerType == Schema.Type.LONG) {
            return isInt ? WalkOpcode.INT : WalkOpcode.LONG;
        }
        if (readerType == Schema.Type.FLOAT) {
            return isInt ? WalkOpcode.INT_TO_FLOAT : WalkOpcode.LONG_TO_FLOAT;
        }
        return isInt ? WalkOpcode.INT_TO_DOUBLE : WalkOpcode.LONG_TO_DOUBLE;
    }

    /** A null takes no bytes and can only violate {@code required}. */
    private void compileNull(FieldGovernance governance) {
        if (countsZeroByteValues) {
            builder.emit(WalkOpcode.SPEND);
        }
        for (FieldCheck check : governance.checks()) {
            if (check.rule() instanceof FieldRule.Required) {
                builder.emit(WalkOpcode.FAIL);
            }
        }
        for (int slot : governance.ownSlots()) {
            builder.emit(WalkOpcode.NULL_SLOT, slot);
        }
    }

    void compileEnum(Resolver.EnumAdjust action, FieldGovernance governance) {
        LeafType leaf = new LeafType(Schema.Type.ENUM, action.reader, action.adjustments.clone());
        GovernedLeaf target = governedLeaf(leaf, governance);
        if (target == null && leaf.isConverted()) {
            builder.emit(WalkOpcode.ENUM_MAP, builder.addEnumMap(leaf.symbols()));
        } else {
            builder.emit(WalkOpcode.ENUM, leaf.symbols().length);
        }
        if (target != null) {
            builder.emit(WalkOpcode.SITE, builder.addLeaf(target));
        }
    }

    /** Null if nothing governs the value. */
    private @Nullable GovernedLeaf governedLeaf(LeafType leaf, FieldGovernance governance) {
        List<LeafCheck> tests = new ArrayList<>();
        if (governance.rules() != null) {
            for (FieldCheck check : governance.checks()) {
                LeafCheck test = LeafCheckFactory.of(check, governance.rules().schema(), leaf);
                if (test != null) {
                    tests.add(test);
                }
            }
        }
        @Nullable LeafMask[] masks = new LeafMask[ports];
        boolean masked = false;
        boolean masksFirst = false;
        for (int i = 0; i < ports; i++) {
            FieldGovernance.PortGovernance port = governance.ports().get(i);
            PortFieldMask mask = port.mask();
            if (port.redacted()) {
                masks[i] = LeafMaskFactory.redacted(leaf);
            } else if (mask != null && port.binding() != null) {
                masks[i] = LeafMaskFactory.of(mask, port.binding().schema(), leaf);
                masksFirst |= i == 0;
            }
            masked |= masks[i] != null;
        }
        int[] slots = governance.ownSlots().stream().mapToInt(Integer::intValue).toArray();
        return tests.isEmpty() && !masked && slots.length == 0
                ? null
                : new GovernedLeaf(leaf, tests.toArray(new LeafCheck[0]), masks, slots, masksFirst);
    }
}
