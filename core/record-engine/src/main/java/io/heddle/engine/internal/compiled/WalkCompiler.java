// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import io.heddle.contract.FieldRule;
import io.heddle.contract.Mask;
import io.heddle.engine.internal.avro.Defaults;
import io.heddle.engine.internal.avro.Resolution;
import io.heddle.engine.internal.rule.FieldCheck;
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
    private static final byte[] ZERO = {0};
    private static final byte[] NOTHING = {};

    private final Assembly out = new Assembly();
    private final int ports;
    private final Spot plain;
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

    private void value(Resolver.Action action, Spot spot, int depth) {
        if (action instanceof Resolver.Container container) {
            container(container, spot, depth);
        } else if (action instanceof Resolver.RecordAdjust record) {
            recordOrCall(record, spot, depth);
        } else if (action instanceof Resolver.WriterUnion union) {
            writerUnion(union, spot, depth);
        } else if (action instanceof Resolver.ReaderUnion union) {
            out.add(Op.MARK);
            branch(union.actualAction, union.reader, union.firstMatch, -1, spot, depth);
        } else if (action instanceof Resolver.EnumAdjust symbols) {
            symbols(symbols, spot);
        } else if (action.type == Resolver.Action.Type.ERROR) {
            out.add(Op.FAIL);
        } else {
            leaf(action, spot);
        }
    }

    private void leaf(Resolver.Action action, Spot spot) {
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

    private void symbols(Resolver.EnumAdjust action, Spot spot) {
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

    private void writerUnion(Resolver.WriterUnion union, Spot spot, int depth) {
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
            value(action, spot, depth);
        } else if (action instanceof Resolver.ReaderUnion reader && !union.unionEquiv) {
            branch(reader.actualAction, union.reader, reader.firstMatch, index, spot, depth);
        } else {
            branch(action, union.reader, index, index, spot, depth);
        }
    }

    /** A value of one type of the contract's union; the writer's index, if there is one, starts at the mark. */
    private void branch(
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
        value(action, muted.isEmpty() ? spot : spot.withPorts(inside), depth);
        muted.forEach(port -> out.add(Op.UNMUTE, port));
    }

    private void container(Resolver.Container action, Spot spot, int depth) {
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
            out.add(skipping ? Op.STRING : Op.KEY);
        }
        value(action.elementAction, map ? here.values() : here.items(), depth + 1);
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
