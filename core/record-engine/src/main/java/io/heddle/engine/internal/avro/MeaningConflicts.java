// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.avro;

import org.apache.avro.LogicalTypes;
import org.apache.avro.Resolver;
import org.apache.avro.Schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Fields whose values a reader would misinterpret: both schemas state what the values mean, and they disagree. Avro
 * resolves them anyway. Immutable.
 */
public final class MeaningConflicts {
    private static final int MAX = 100;

    private final List<Meaning> found = new ArrayList<>();
    private final Set<Resolver.Action> visited = Collections.newSetFromMap(new IdentityHashMap<>());

    private MeaningConflicts() {}

    /**
     * One conflict.
     *
     * @param path in the reader's schema
     */
    public record Meaning(String path, String written, String read) {}

    /** All conflicts, at most {@value #MAX}. There is none if one side states no meaning. */
    public static List<Meaning> between(Schema writer, Schema reader) {
        MeaningConflicts meanings = new MeaningConflicts();
        meanings.visit("", SchemaResolution.of(writer, reader));
        return List.copyOf(meanings.found);
    }

    private void visit(String path, Resolver.Action action) {
        if (found.size() >= MAX || !visited.add(action)) {
            return;
        }
        if (action instanceof Resolver.Container container) {
            boolean array = container.reader.getType() == Schema.Type.ARRAY;
            visit(path + (array ? "[]" : "{}"), container.elementAction);
        } else if (action instanceof Resolver.ReaderUnion union) {
            visit(path, union.actualAction);
        } else if (action instanceof Resolver.WriterUnion union) {
            for (Resolver.Action branch : union.actions) {
                visit(path, branch);
            }
        } else if (action instanceof Resolver.RecordAdjust record) {
            int next = 0;
            for (Resolver.Action field : record.fieldActions) {
                if (!(field instanceof Resolver.Skip)) {
                    String name = record.readerOrder[next++].name();
                    visit(path.isEmpty() ? name : path + "." + name, field);
                }
            }
        } else if (action instanceof Resolver.DoNothing || action instanceof Resolver.Promote) {
            compare(path, action.writer, action.reader);
        }
    }

    private void compare(String path, Schema writer, Schema reader) {
        String written = meaning(writer);
        String read = meaning(reader);
        if (!written.isEmpty() && !read.isEmpty() && !written.equals(read)) {
            Meaning meaning = new Meaning(path, written, read);
            if (!found.contains(meaning)) {
                found.add(meaning);
            }
        }
    }

    /** A decimal's precision limits its digits but does not change its meaning. */
    private static String meaning(Schema schema) {
        if (schema.getLogicalType() == null) {
            return "";
        }
        return schema.getLogicalType() instanceof LogicalTypes.Decimal decimal
                ? "decimal of scale " + decimal.getScale()
                : schema.getLogicalType().getName();
    }
}
