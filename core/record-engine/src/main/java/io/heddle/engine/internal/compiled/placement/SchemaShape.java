// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.placement;

import org.apache.avro.Resolver;
import org.apache.avro.Schema;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;

/** Properties of schemas that are determined before code is generated. */
public final class SchemaShape {
    private final Set<Resolver.Action> recursiveActions = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Resolver.Action> visited = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Resolver.Action> onPath = Collections.newSetFromMap(new IdentityHashMap<>());

    private SchemaShape() {}

    /** At least one record action of each cycle; these are compiled as calls instead of being inlined. */
    public static Set<Resolver.Action> recursiveActions(Resolver.Action root) {
        SchemaShape shape = new SchemaShape();
        shape.visit(root);
        return shape.recursiveActions;
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
            if (onPath.contains(record)) {
                recursiveActions.add(record);
            } else if (visited.add(record)) {
                onPath.add(record);
                for (Resolver.Action field : record.fieldActions) {
                    visit(field);
                }
                onPath.remove(record);
            }
        }
    }

    /**
     * Whether the writer can write values of zero bytes, without even a union index; only then must they be counted.
     */
    public static boolean hasZeroByteValues(Schema writer) {
        return hasZeroByteValues(writer, new HashSet<>());
    }

    private static boolean hasZeroByteValues(Schema schema, Set<String> seen) {
        return switch (schema.getType()) {
            case NULL -> true;
            case FIXED -> schema.getFixedSize() == 0;
            case ARRAY -> hasZeroByteValues(schema.getElementType(), seen);
            case MAP -> hasZeroByteValues(schema.getValueType(), seen);
            case UNION -> schema.getTypes().stream()
                    .anyMatch(type -> type.getType() != Schema.Type.NULL && hasZeroByteValues(type, seen));
            case RECORD -> seen.add(schema.getFullName())
                    && (schema.getFields().isEmpty()
                            || schema.getFields().stream()
                                    .anyMatch(field -> hasZeroByteValues(field.schema(), seen)));
            default -> false;
        };
    }

    /** Zero if an item of this schema can take no bytes, else one: enough to bound the number of items. */
    public static int minItemBytes(Schema writer) {
        return minItemBytes(writer, new HashSet<>());
    }

    private static int minItemBytes(Schema schema, Set<String> seen) {
        return switch (schema.getType()) {
            case NULL -> 0;
            case FIXED -> Math.min(1, schema.getFixedSize());
            case RECORD -> seen.add(schema.getFullName())
                    && schema.getFields().stream().anyMatch(field -> minItemBytes(field.schema(), seen) > 0)
                            ? 1
                            : 0;
            default -> 1;
        };
    }
}
