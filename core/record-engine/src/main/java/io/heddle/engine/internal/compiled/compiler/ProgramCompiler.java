// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.compiler;

import io.heddle.engine.internal.avro.DefaultBytes;
import io.heddle.engine.internal.avro.SchemaResolution;
import io.heddle.engine.internal.compiled.placement.FieldGovernance;
import io.heddle.engine.internal.compiled.placement.SchemaShape;
import io.heddle.engine.internal.compiled.placement.WriterFieldMapping;
import io.heddle.engine.internal.compiled.program.ProgramBuilder;
import io.heddle.engine.internal.compiled.program.WalkOpcode;
import io.heddle.engine.internal.compiled.program.WalkProgram;
import io.heddle.engine.internal.compiled.runtime.WalkSteps;
import org.apache.avro.Resolver;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compiles the program for one writer's schema and one contract from Avro's own resolution of the two schemas. Nested
 * records are inlined into the record around them; recursive ones, and all of them once the program is large, are
 * called. Not thread-safe; one per program.
 */
public final class ProgramCompiler {
    private static final int LARGE = 1 << 16;

    private final ProgramBuilder builder = new ProgramBuilder();
    private final int ports;
    private final FieldGovernance ungoverned;
    private final LeafCompiler leaves;
    private final UnionCompiler unions;
    private final ContainerCompiler containers;
    private final boolean countsZeroByteValues;
    private final Map<List<Object>, List<Integer>> calls = new HashMap<>();
    private final Map<List<Object>, Integer> addresses = new HashMap<>();
    private final Deque<Runnable> pendingRoutines = new ArrayDeque<>();
    private final IdentityHashMap<Object, Integer> identities = new IdentityHashMap<>();
    private final IdentityHashMap<Schema, Resolver.Action> skips = new IdentityHashMap<>();
    private final Set<Resolver.Action> recursive;
    private boolean hasCalls;
    private boolean skipping;

    private ProgramCompiler(Schema writer, Resolver.Action root, int ports) {
        this.ports = ports;
        this.ungoverned = FieldGovernance.ungoverned(ports);
        this.countsZeroByteValues = SchemaShape.hasZeroByteValues(writer);
        this.leaves = new LeafCompiler(builder, ports, countsZeroByteValues);
        this.unions = new UnionCompiler(this, builder, ports);
        this.containers = new ContainerCompiler(this, builder, ports);
        this.recursive = SchemaShape.recursiveActions(root);
    }

    /**
     * Compiles the program.
     *
     * @param fieldSlots for each top-level field of the contract, the slot that receives its range; -1 if no rule needs
     *        it
     */
    public static WalkProgram compile(
            Schema writer, Resolver.Action root, int ports, FieldGovernance governance, int[] fieldSlots) {
        ProgramCompiler compiler = new ProgramCompiler(writer, root, ports);
        if (root instanceof Resolver.RecordAdjust record) {
            // The top level is inlined here to record the ranges of its fields; nested occurrences of this record are
            // called.
            compiler.compileRecord(record, governance, 0, fieldSlots);
        } else {
            compiler.compileValue(root, governance, 0);
        }
        compiler.builder.emit(WalkOpcode.HALT);
        while (!compiler.pendingRoutines.isEmpty()) {
            compiler.pendingRoutines.remove().run();
        }
        return compiler.builder.build();
    }

    void compileValue(Resolver.Action action, FieldGovernance governance, int depth) {
        if (action instanceof Resolver.Container container) {
            containers.compileContainer(container, governance, depth);
        } else if (action instanceof Resolver.RecordAdjust record) {
            compileRecordOrCall(record, governance, depth);
        } else if (action instanceof Resolver.WriterUnion union) {
            unions.compileWriterUnion(union, governance, depth);
        } else if (action instanceof Resolver.ReaderUnion union) {
            builder.emit(WalkOpcode.MARK);
            unions.compileReaderBranch(union.actualAction, union.reader, union.firstMatch, -1, governance, depth);
        } else if (action instanceof Resolver.EnumAdjust symbols) {
            leaves.compileEnum(symbols, governance);
        } else if (action.type == Resolver.Action.Type.ERROR) {
            builder.emit(WalkOpcode.FAIL);
        } else {
            leaves.compileLeaf(action, governance);
        }
    }

    /**
     * Whether the current value goes to no output: the contract lacks the field, or the field is written later because
     * of reordering.
     */
    boolean isSkipping() {
        return skipping;
    }

    private void compileRecordOrCall(Resolver.RecordAdjust record, FieldGovernance governance, int depth) {
        if (!recursive.contains(record) && builder.currentAddress() < LARGE) {
            compileRecord(record, governance, depth, new int[0]);
            return;
        }
        List<Object> key = new ArrayList<>(governance.identityKey(this::identity));
        key.add(identity(record));
        key.add(skipping);
        int call = builder.emit(WalkOpcode.CALL, 0, depth);
        Integer known = addresses.get(key);
        if (known != null) {
            builder.patch(call + 1, known);
            return;
        }
        List<Integer> callers = calls.computeIfAbsent(key, any -> new ArrayList<>());
        callers.add(call);
        if (callers.size() == 1) {
            boolean skip = skipping;
            pendingRoutines.add(() -> {
                addresses.put(key, builder.currentAddress());
                callers.forEach(caller -> builder.patch(caller + 1, builder.currentAddress()));
                hasCalls = true;
                skipping = skip;
                compileRecord(record, governance, 0, new int[0]);
                builder.emit(WalkOpcode.RETURN);
                skipping = false;
            });
        }
    }

    private Object identity(Object value) {
        return identities.computeIfAbsent(value, any -> identities.size());
    }

    private void compileRecord(Resolver.RecordAdjust record, FieldGovernance governance, int depth, int[] fieldSlots) {
        int inner = depth + 1;
        if (hasCalls || inner > WalkSteps.MAX_DEPTH) {
            builder.emit(WalkOpcode.DEPTH, inner);
        }
        if (record.fieldActions.length == 0 && countsZeroByteValues) {
            builder.emit(WalkOpcode.SPEND);
        }
        FieldGovernance here = governance;
        List<FieldGovernance.PortGovernance> redacted = new ArrayList<>(governance.ports());
        for (int i = 0; i < ports; i++) {
            if (governance.ports().get(i).mask() != null) {
                redacted.set(i, FieldGovernance.PortGovernance.REDACTED);
                here = governance.withPorts(redacted);
                if (i == 0) {
                    builder.emit(WalkOpcode.COUNT_MASKED);
                }
            }
        }
        WriterFieldMapping fields = new WriterFieldMapping(record);
        if (fields.isInReaderOrder()) {
            compileInOrder(record, fields, here, inner, fieldSlots);
        } else {
            compileReordered(record, fields, here, inner, fieldSlots);
        }
    }

    private void compileInOrder(Resolver.RecordAdjust record, WriterFieldMapping fields, FieldGovernance governance,
            int depth, int[] fieldSlots) {
        int next = 0;
        for (int i = 0; i < record.fieldActions.length; i++) {
            Schema.@Nullable Field reader = fields.readerFieldOf(i);
            if (reader == null) {
                builder.emit(WalkOpcode.MUTE_ALL);
                compileSkipped(record.fieldActions[i].writer, depth);
                builder.emit(WalkOpcode.UNMUTE_ALL);
            } else {
                while (next < reader.pos()) {
                    compileDefault(record.reader, next++, governance);
                }
                compileField(record, i, reader, governance, depth, fieldSlots);
                next++;
            }
        }
        while (next < record.reader.getFields().size()) {
            compileDefault(record.reader, next++, governance);
        }
    }

    private void compileReordered(Resolver.RecordAdjust record, WriterFieldMapping fields, FieldGovernance governance,
            int depth, int[] fieldSlots) {
        int count = record.fieldActions.length;
        builder.emit(WalkOpcode.REORDER, count);
        for (int i = 0; i < count; i++) {
            builder.emit(WalkOpcode.NOTE, i);
            compileSkipped(record.fieldActions[i].writer, depth);
        }
        builder.emit(WalkOpcode.NOTED);
        for (Schema.Field reader : record.reader.getFields()) {
            int writer = fields.writerIndexOf(reader.pos());
            if (writer < 0) {
                compileDefault(record.reader, reader.pos(), governance);
            } else {
                builder.emit(WalkOpcode.SEEK, writer);
                compileField(record, writer, reader, governance, depth, fieldSlots);
            }
        }
        builder.emit(WalkOpcode.REORDERED, count);
    }

    private void compileField(
            Resolver.RecordAdjust record, int writer, Schema.Field reader, FieldGovernance governance, int depth,
            int[] fieldSlots) {
        int slot = reader.pos() < fieldSlots.length ? fieldSlots[reader.pos()] : -1;
        if (slot >= 0) {
            builder.emit(WalkOpcode.FIELD, slot);
        }
        compileValue(record.fieldActions[writer], governanceOf(governance, record.reader, reader.pos()), depth);
        if (slot >= 0) {
            builder.emit(WalkOpcode.FIELD_END, slot);
        }
    }

    private FieldGovernance governanceOf(FieldGovernance governance, Schema record, int position) {
        return governance.isUngoverned() ? ungoverned : governance.field(record, position);
    }

    private void compileSkipped(Schema writer, int depth) {
        boolean before = skipping;
        Resolver.Action action = skips.computeIfAbsent(writer, this::identityResolution);
        skipping = true;
        compileValue(action, ungoverned, depth);
        skipping = before;
    }

    private Resolver.Action identityResolution(Schema schema) {
        Resolver.Action action = SchemaResolution.of(schema, schema);
        recursive.addAll(SchemaShape.recursiveActions(action));
        return action;
    }

    private void compileDefault(Schema record, int position, FieldGovernance governance) {
        Schema.Field field = record.getFields().get(position);
        int constant = builder.addConstant(DefaultBytes.bytesOf(field));
        FieldGovernance inside = governanceOf(governance, record, position);
        if (inside.isUngoverned()) {
            builder.emit(WalkOpcode.INSERT, constant);
            return;
        }
        int index = builder.addDefaultProgram();
        builder.emit(WalkOpcode.DEFAULT, index, constant);
        Resolver.Action same = identityResolution(field.schema());
        pendingRoutines.add(() -> {
            builder.startDefaultProgram(index);
            compileValue(same, inside, 0);
            builder.emit(WalkOpcode.HALT);
        });
    }
}
