// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import org.apache.avro.Resolver;
import org.apache.avro.Schema;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;

/** What must be known of schemas before code is made for them. */
final class Shape {
    private final Set<Resolver.Action> recursive = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Resolver.Action> visited = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Resolver.Action> open = Collections.newSetFromMap(new IdentityHashMap<>());

    private Shape() {}

    /** One record action of each cycle at least: where code for it is called and not repeated. */
    static Set<Resolver.Action> recursive(Resolver.Action root) {
        Shape shape = new Shape();
        shape.visit(root);
        return shape.recursive;
    }

    private void visit(Resolver.Action action) {
        if (action instanceof Resolver.Container container) {
            visit(container.elementAction);
        } else if (action instanceof Resolver.ReaderUnion union) {
            visit(union.actualAction);
        } else if (action instanceof Resolver.WriterUnion union) {
            for (Resolver.Action branch : union.actions) {
                visit(branch);
            }
        } else if (action instanceof Resolver.RecordAdjust record) {
            if (open.contains(record)) {
                recursive.add(record);
            } else if (visited.add(record)) {
                open.add(record);
                for (Resolver.Action field : record.fieldActions) {
                    visit(field);
                }
                open.remove(record);
            }
        }
    }

    /**
     * Whether the writer can write values that take no bytes at all, not even a union's index: only then must they be
     * counted.
     */
    static boolean hasValuesOfNoBytes(Schema writer) {
        return hasValuesOfNoBytes(writer, new HashSet<>());
    }

    private static boolean hasValuesOfNoBytes(Schema schema, Set<String> seen) {
        return switch (schema.getType()) {
            case NULL -> true;
            case FIXED -> schema.getFixedSize() == 0;
            case ARRAY -> hasValuesOfNoBytes(schema.getElementType(), seen);
            case MAP -> hasValuesOfNoBytes(schema.getValueType(), seen);
            case UNION -> schema.getTypes().stream()
                    .anyMatch(type -> type.getType() != Schema.Type.NULL && hasValuesOfNoBytes(type, seen));
            case RECORD -> seen.add(schema.getFullName())
                    && (schema.getFields().isEmpty()
                            || schema.getFields().stream()
                                    .anyMatch(field -> hasValuesOfNoBytes(field.schema(), seen)));
            default -> false;
        };
    }

    /** Zero if an item of this schema can take no bytes, else one: enough to bound how many items there can be. */
    static int leastBytes(Schema writer) {
        return leastBytes(writer, new HashSet<>());
    }

    private static int leastBytes(Schema schema, Set<String> seen) {
        return switch (schema.getType()) {
            case NULL -> 0;
            case FIXED -> Math.min(1, schema.getFixedSize());
            case RECORD -> seen.add(schema.getFullName())
                            && schema.getFields().stream().anyMatch(field -> leastBytes(field.schema(), seen) > 0)
                    ? 1
                    : 0;
            default -> 1;
        };
    }
}
