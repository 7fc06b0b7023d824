// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import io.heddle.engine.internal.avro.Defaults;
import io.heddle.engine.internal.avro.Resolution;
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
 * Makes the program for one writer's schema and one contract, from Avro's own resolution of the two schemas. Records are
 * laid out flat into the records around them; recursive ones, and all once the program is large, are called. Not
 * thread-safe; one per program.
 */
final class WalkCompiler {
    private static final int LARGE = 1 << 16;

    private final Assembly out = new Assembly();
    private final int ports;
    private final Spot plain;
    private final LeafCompiler leaves;
    private final UnionCompiler unions;
    private final ContainerCompiler containers;
    private final boolean countsNothings;
    private final Map<List<Object>, List<Integer>> calls = new HashMap<>();
    private final Map<List<Object>, Integer> addresses = new HashMap<>();
    private final Deque<Runnable> pending = new ArrayDeque<>();
    private final IdentityHashMap<Object, Integer> identities = new IdentityHashMap<>();
    private final IdentityHashMap<Schema, Resolver.Action> skips = new IdentityHashMap<>();
    private final Set<Resolver.Action> recursive;
    private boolean called;
    private boolean skipping;

    private WalkCompiler(Schema writer, Resolver.Action root, int ports) {
        this.ports = ports;
        this.plain = Spot.plain(ports);
        this.countsNothings = Shape.hasValuesOfNoBytes(writer);
        this.leaves = new LeafCompiler(out, ports, countsNothings);
        this.unions = new UnionCompiler(this, out, ports);
        this.containers = new ContainerCompiler(this, out, ports);
        this.recursive = Shape.recursive(root);
    }

    /**
     * Makes the program.
     *
     * @param fieldSlots for each top-level field of the contract, where its range is noted; -1 if nobody asks
     */
    static Program compile(
            Schema writer, Resolver.Action root, int ports, Spot spot, int[] fieldSlots) {
        WalkCompiler compiler = new WalkCompiler(writer, root, ports);
        if (root instanceof Resolver.RecordAdjust record) {
            // The first level is laid out here, so that its fields are found; the same record further in is called.
            compiler.record(record, spot, 0, fieldSlots);
        } else {
            compiler.value(root, spot, 0);
        }
        compiler.out.add(Op.HALT);
        while (!compiler.pending.isEmpty()) {
            compiler.pending.remove().run();
        }
        return compiler.out.program();
    }

    void value(Resolver.Action action, Spot spot, int depth) {
        if (action instanceof Resolver.Container container) {
            containers.container(container, spot, depth);
        } else if (action instanceof Resolver.RecordAdjust record) {
            recordOrCall(record, spot, depth);
        } else if (action instanceof Resolver.WriterUnion union) {
            unions.writerUnion(union, spot, depth);
        } else if (action instanceof Resolver.ReaderUnion union) {
            out.add(Op.MARK);
            unions.branch(union.actualAction, union.reader, union.firstMatch, -1, spot, depth);
        } else if (action instanceof Resolver.EnumAdjust symbols) {
            leaves.symbols(symbols, spot);
        } else if (action.type == Resolver.Action.Type.ERROR) {
            out.add(Op.FAIL);
        } else {
            leaves.leaf(action, spot);
        }
    }

    /** Whether what is walked is in no output: a field that the contract does not have, or one whose turn comes later. */
    boolean isSkipping() {
        return skipping;
    }

    private void recordOrCall(Resolver.RecordAdjust record, Spot spot, int depth) {
        if (!recursive.contains(record) && out.here() < LARGE) {
            record(record, spot, depth, new int[0]);
            return;
        }
        List<Object> key = new ArrayList<>(spot.key(this::identity));
        key.add(identity(record));
        key.add(skipping);
        int call = out.add(Op.CALL, 0, depth);
        Integer known = addresses.get(key);
        if (known != null) {
            out.set(call + 1, known);
            return;
        }
        List<Integer> callers = calls.computeIfAbsent(key, any -> new ArrayList<>());
        callers.add(call);
        if (callers.size() == 1) {
            boolean skip = skipping;
            pending.add(() -> {
                addresses.put(key, out.here());
                callers.forEach(caller -> out.set(caller + 1, out.here()));
                called = true;
                skipping = skip;
                record(record, spot, 0, new int[0]);
                out.add(Op.RETURN);
                skipping = false;
            });
        }
    }

    private Object identity(Object thing) {
        return identities.computeIfAbsent(thing, any -> identities.size());
    }

    private void record(Resolver.RecordAdjust record, Spot spot, int depth, int[] fieldSlots) {
        int inner = depth + 1;
        if (called || inner > Steps.MAX_DEPTH) {
            out.add(Op.DEPTH, inner);
        }
        if (record.fieldActions.length == 0 && countsNothings) {
            out.add(Op.SPEND);
        }
        Spot here = spot;
        List<Spot.PortSpot> redacted = new ArrayList<>(spot.ports());
        for (int i = 0; i < ports; i++) {
            if (spot.ports().get(i).here() != null) {
                redacted.set(i, Spot.PortSpot.REDACTED);
                here = spot.withPorts(redacted);
                if (i == 0) {
                    out.add(Op.COUNT_MASKED);
                }
            }
        }
        Fields fields = new Fields(record);
        if (fields.inOrder()) {
            inOrder(record, fields, here, inner, fieldSlots);
        } else {
            reordered(record, fields, here, inner, fieldSlots);
        }
    }

    private void inOrder(Resolver.RecordAdjust record, Fields fields, Spot spot, int depth, int[] fieldSlots) {
        int next = 0;
        for (int i = 0; i < record.fieldActions.length; i++) {
            Schema.@Nullable Field reader = fields.readerOf(i);
            if (reader == null) {
                out.add(Op.MUTE_ALL);
                skip(record.fieldActions[i].writer, depth);
                out.add(Op.UNMUTE_ALL);
            } else {
                while (next < reader.pos()) {
                    defaultOf(record.reader, next++, spot);
                }
                field(record, i, reader, spot, depth, fieldSlots);
                next++;
            }
        }
        while (next < record.reader.getFields().size()) {
            defaultOf(record.reader, next++, spot);
        }
    }

    private void reordered(Resolver.RecordAdjust record, Fields fields, Spot spot, int depth, int[] fieldSlots) {
        int count = record.fieldActions.length;
        out.add(Op.REORDER, count);
        for (int i = 0; i < count; i++) {
            out.add(Op.NOTE, i);
            skip(record.fieldActions[i].writer, depth);
        }
        out.add(Op.NOTED);
        for (Schema.Field reader : record.reader.getFields()) {
            int writer = fields.writerOf(reader.pos());
            if (writer < 0) {
                defaultOf(record.reader, reader.pos(), spot);
            } else {
                out.add(Op.SEEK, writer);
                field(record, writer, reader, spot, depth, fieldSlots);
            }
        }
        out.add(Op.REORDERED, count);
    }

    private void field(
            Resolver.RecordAdjust record, int writer, Schema.Field reader, Spot spot, int depth, int[] fieldSlots) {
        int slot = reader.pos() < fieldSlots.length ? fieldSlots[reader.pos()] : -1;
        if (slot >= 0) {
            out.add(Op.FIELD, slot);
        }
        value(record.fieldActions[writer], inside(spot, record.reader, reader.pos()), depth);
        if (slot >= 0) {
            out.add(Op.FIELD_END, slot);
        }
    }

    private Spot inside(Spot spot, Schema record, int position) {
        return spot.isPlain() ? plain : spot.field(record, position);
    }

    private void skip(Schema writer, int depth) {
        boolean before = skipping;
        Resolver.Action action = skips.computeIfAbsent(writer, this::same);
        skipping = true;
        value(action, plain, depth);
        skipping = before;
    }

    private Resolver.Action same(Schema schema) {
        Resolver.Action action = Resolution.of(schema, schema);
        recursive.addAll(Shape.recursive(action));
        return action;
    }

    private void defaultOf(Schema record, int position, Spot spot) {
        Schema.Field field = record.getFields().get(position);
        int constant = out.constant(Defaults.bytesOf(field));
        Spot inside = inside(spot, record, position);
        if (inside.isPlain()) {
            out.add(Op.INSERT, constant);
            return;
        }
        int index = out.defaultProgram();
        out.add(Op.DEFAULT, index, constant);
        Resolver.Action same = same(field.schema());
        pending.add(() -> {
            out.startDefault(index);
            value(same, inside, 0);
            out.add(Op.HALT);
        });
    }
}
