// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.path;

import io.heddle.contract.FieldPath;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is said of fields, by field path, as a tree of steps. Filled once, then read. */
public final class PathTree<T> {
    private final String path;
    private final List<T> here = new ArrayList<>();
    private final Map<String, PathTree<T>> fields = new LinkedHashMap<>();
    private @Nullable PathTree<T> items;
    private @Nullable PathTree<T> values;

    private PathTree(String path) {
        this.path = path;
    }

    /** An empty tree. */
    public static <T> PathTree<T> create() {
        return new PathTree<>("");
    }

    /** Says something of a field. */
    public void put(FieldPath field, T said) {
        PathTree<T> at = this;
        for (String step : field.steps()) {
            int suffix = 0;
            while (suffix < step.length() && step.charAt(suffix) != '[' && step.charAt(suffix) != '{') {
                suffix++;
            }
            String name = step.substring(0, suffix);
            PathTree<T> parent = at;
            at = parent.fields.computeIfAbsent(name, key -> new PathTree<>(parent.join(key)));
            for (int i = suffix; i < step.length(); i += 2) {
                at = step.charAt(i) == '[' ? at.items() : at.values();
            }
        }
        at.here.add(said);
    }

    /** Whether nothing is said. */
    public boolean isEmpty() {
        return here.isEmpty() && fields.isEmpty() && items == null && values == null;
    }

    /** What is said of a top-level field and of what is inside it; empty if nothing is. */
    public PathTree<T> field(String name) {
        PathTree<T> found = fields.get(name);
        return found == null ? new PathTree<>(name) : found;
    }

    String path() {
        return path;
    }

    List<T> here() {
        return here;
    }

    Map<String, PathTree<T>> fields() {
        return fields;
    }

    @Nullable PathTree<T> itemsOrNull() {
        return items;
    }

    @Nullable PathTree<T> valuesOrNull() {
        return values;
    }

    private String join(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private PathTree<T> items() {
        PathTree<T> known = items;
        if (known == null) {
            known = new PathTree<>(path + "[]");
            items = known;
        }
        return known;
    }

    private PathTree<T> values() {
        PathTree<T> known = values;
        if (known == null) {
            known = new PathTree<>(path + "{}");
            values = known;
        }
        return known;
    }
}
