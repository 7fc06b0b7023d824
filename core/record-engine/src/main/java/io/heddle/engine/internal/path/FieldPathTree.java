// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.path;

import io.heddle.contract.FieldPath;
import io.heddle.contract.ProductKey;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Entries by field path, as a tree of path steps. Not modified once it is filled. */
public final class FieldPathTree<T> {
    private final String path;
    private final List<T> entries = new ArrayList<>();
    private final Map<String, FieldPathTree<T>> fields = new LinkedHashMap<>();
    private @Nullable FieldPathTree<T> items;
    private @Nullable FieldPathTree<T> values;

    private FieldPathTree(String path) {
        this.path = path;
    }

    /** Creates an empty tree. */
    public static <T> FieldPathTree<T> create() {
        return new FieldPathTree<>("");
    }

    /** Adds an entry for a field. */
    public void put(FieldPath field, T entry) {
        FieldPathTree<T> node = this;
        for (String step : field.steps()) {
            int suffix = 0;
            while (suffix < step.length() && step.charAt(suffix) != '[' && step.charAt(suffix) != '{') {
                suffix++;
            }
            String name = step.substring(0, suffix);
            FieldPathTree<T> parent = node;
            node = parent.fields.computeIfAbsent(name, key -> new FieldPathTree<>(parent.join(key)));
            for (int i = suffix; i < step.length(); i += 2) {
                node = step.charAt(i) == '[' ? node.items() : node.values();
            }
        }
        node.entries.add(entry);
    }

    /** Whether there are no entries. */
    public boolean isEmpty() {
        return entries.isEmpty() && fields.isEmpty() && items == null && values == null;
    }

    /** The subtree of a top-level field; empty if it has no entries. */
    public FieldPathTree<T> field(String name) {
        FieldPathTree<T> found = fields.get(name);
        return found == null ? new FieldPathTree<>(name) : found;
    }

    /**
     * The entries on the parts of a key: those of its field, or for a record key a tree with the key's own fields. The
     * key has no part under an entry on a field that holds it; contracts are refused that have one.
     */
    public FieldPathTree<T> inKey(ProductKey key) {
        if (!key.isRecord()) {
            return at(key.fields().get(0));
        }
        FieldPathTree<T> tree = create();
        for (Schema.Field field : key.schema().getFields()) {
            FieldPathTree<T> part = at(key.fields().get(field.pos()));
            if (!part.isEmpty()) {
                tree.fields.put(field.name(), part);
            }
        }
        return tree;
    }

    private FieldPathTree<T> at(FieldPath field) {
        FieldPathTree<T> found = this;
        for (String step : field.steps()) {
            found = found.field(step);
        }
        return found;
    }

    String path() {
        return path;
    }

    List<T> entries() {
        return entries;
    }

    Map<String, FieldPathTree<T>> fields() {
        return fields;
    }

    @Nullable
    FieldPathTree<T> itemsOrNull() {
        return items;
    }

    @Nullable
    FieldPathTree<T> valuesOrNull() {
        return values;
    }

    private String join(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private FieldPathTree<T> items() {
        FieldPathTree<T> known = items;
        if (known == null) {
            known = new FieldPathTree<>(path + "[]");
            items = known;
        }
        return known;
    }

    private FieldPathTree<T> values() {
        FieldPathTree<T> known = values;
        if (known == null) {
            known = new FieldPathTree<>(path + "{}");
            values = known;
        }
        return known;
    }
}
