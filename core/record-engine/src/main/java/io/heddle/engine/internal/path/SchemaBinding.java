// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.path;

import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A position in a schema that has entries or leads to some: a {@link FieldPathTree} bound to a schema, so that only the
 * relevant parts of a record are visited. Immutable and thread-safe.
 *
 * @param path as in the contract
 * @param schema the schema at this position, often a union
 * @param entries the entries for this position
 * @param records bindings of nested fields, one for each record type that can occur here
 * @param items binding of array items, if any
 * @param values binding of map values, if any
 */
public record SchemaBinding<T>(
        String path,
        Schema schema,
        List<T> entries,
        List<RecordBindings<T>> records,
        @Nullable SchemaBinding<T> items,
        @Nullable SchemaBinding<T> values) {
    /** The bound fields of one record type. */
    public record RecordBindings<T>(String record, List<FieldBinding<T>> fields) {}

    /** One bound field of a record. */
    public record FieldBinding<T>(int position, SchemaBinding<T> place) {}

    /**
     * Binds a tree to a schema.
     *
     * @param missing receives the paths that do not exist in the schema
     */
    public static <T> SchemaBinding<T> bind(Schema schema, FieldPathTree<T> tree, Consumer<String> missing) {
        List<RecordBindings<T>> records = new ArrayList<>();
        SchemaBinding<T> items = null;
        SchemaBinding<T> values = null;
        FieldPathTree<T> itemTree = tree.itemsOrNull();
        FieldPathTree<T> valueTree = tree.valuesOrNull();
        List<String> found = new ArrayList<>();
        for (Schema branch : AvroSchemaTypes.branches(schema)) {
            if (branch.getType() == Schema.Type.RECORD && !tree.fields().isEmpty()) {
                records.add(fields(branch, tree, found, missing));
            } else if (branch.getType() == Schema.Type.ARRAY && itemTree != null) {
                items = bind(branch.getElementType(), itemTree, missing);
            } else if (branch.getType() == Schema.Type.MAP && valueTree != null) {
                values = bind(branch.getValueType(), valueTree, missing);
            }
        }
        tree.fields().forEach((name, child) -> {
            if (!found.contains(name)) {
                missing.accept(child.path());
            }
        });
        if (itemTree != null && items == null) {
            missing.accept(itemTree.path());
        }
        if (valueTree != null && values == null) {
            missing.accept(valueTree.path());
        }
        return new SchemaBinding<>(tree.path(), schema, List.copyOf(tree.entries()), List.copyOf(records), items,
                values);
    }

    private static <T> RecordBindings<T> fields(
            Schema branch, FieldPathTree<T> tree, List<String> found, Consumer<String> missing) {
        List<FieldBinding<T>> bindings = new ArrayList<>();
        for (Schema.Field field : branch.getFields()) {
            FieldPathTree<T> child = tree.fields().get(field.name());
            if (child != null) {
                found.add(field.name());
                bindings.add(new FieldBinding<>(field.pos(), bind(field.schema(), child, missing)));
            }
        }
        return new RecordBindings<>(branch.getFullName(), List.copyOf(bindings));
    }

    /** The bindings for this record's type; null if there are none. */
    public @Nullable RecordBindings<T> recordBindings(IndexedRecord value) {
        String name = value.getSchema().getFullName();
        for (RecordBindings<T> candidate : records) {
            if (candidate.record().equals(name)) {
                return candidate;
            }
        }
        return null;
    }

    /** Whether there are no entries at or below this position. */
    public boolean isEmpty() {
        return entries.isEmpty() && records.isEmpty() && items == null && values == null;
    }
}
