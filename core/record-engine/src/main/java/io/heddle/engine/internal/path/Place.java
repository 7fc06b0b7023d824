// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.path;

import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A place of a schema of which something is said, or on the way to one: a {@link PathTree} bound to a schema, so that a
 * record is visited only where it matters. Immutable and thread-safe.
 *
 * @param path as in the contract
 * @param schema the schema at this place, often a union
 * @param here what is said of this place
 * @param records the ways on, one for each record type that can be here
 * @param items the way on into array items, if any
 * @param values the way on into map values, if any
 */
public record Place<T>(
        String path,
        Schema schema,
        List<T> here,
        List<Fields<T>> records,
        @Nullable Place<T> items,
        @Nullable Place<T> values) {
    /** The ways on into one record type. */
    public record Fields<T>(String record, List<Way<T>> ways) {}

    /** One field of a record. */
    public record Way<T>(int position, Place<T> place) {}

    /**
     * Binds a tree to a schema.
     *
     * @param missing told the paths that lead nowhere in the schema
     */
    public static <T> Place<T> bind(Schema schema, PathTree<T> tree, Consumer<String> missing) {
        List<Fields<T>> records = new ArrayList<>();
        Place<T> items = null;
        Place<T> values = null;
        PathTree<T> itemTree = tree.itemsOrNull();
        PathTree<T> valueTree = tree.valuesOrNull();
        List<String> found = new ArrayList<>();
        for (Schema branch : Schemas.branches(schema)) {
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
        return new Place<>(tree.path(), schema, List.copyOf(tree.here()), List.copyOf(records), items, values);
    }

    private static <T> Fields<T> fields(
            Schema branch, PathTree<T> tree, List<String> found, Consumer<String> missing) {
        List<Way<T>> ways = new ArrayList<>();
        for (Schema.Field field : branch.getFields()) {
            PathTree<T> child = tree.fields().get(field.name());
            if (child != null) {
                found.add(field.name());
                ways.add(new Way<>(field.pos(), bind(field.schema(), child, missing)));
            }
        }
        return new Fields<>(branch.getFullName(), List.copyOf(ways));
    }

    /** The ways on into this record; null if there is none. */
    public @Nullable Fields<T> fieldsOf(IndexedRecord value) {
        String name = value.getSchema().getFullName();
        for (Fields<T> candidate : records) {
            if (candidate.record().equals(name)) {
                return candidate;
            }
        }
        return null;
    }

    /** Whether nothing is said here or further on. */
    public boolean isEmpty() {
        return here.isEmpty() && records.isEmpty() && items == null && values == null;
    }
}
