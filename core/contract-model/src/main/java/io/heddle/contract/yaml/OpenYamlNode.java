// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.yaml;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A list or map that is still open while a document is read. Not thread-safe. */
final class OpenYamlNode {
    private final TextPosition position;
    private final boolean mapping;
    private final Optional<String> anchor;
    private final List<YamlNode> items = new ArrayList<>();
    private final List<YamlNode.Entry> entries = new ArrayList<>();
    private final Map<String, TextPosition> keys = new HashMap<>();
    private Optional<MergedEntries> merged = Optional.empty();
    private @Nullable YamlScalar key;
    private boolean duplicate;
    private boolean merge;

    OpenYamlNode(TextPosition position, boolean mapping, Optional<String> anchor) {
        this.position = position;
        this.mapping = mapping;
        this.anchor = anchor;
    }

    Optional<String> anchor() {
        return anchor;
    }

    boolean expectsKey() {
        return mapping && key == null;
    }

    /**
     * Adds a key; returns the position of an earlier occurrence, if any.
     *
     * @param merges whether it is the merge key, which is distinct from a quoted {@code "<<"}
     */
    Optional<TextPosition> key(YamlScalar scalar, boolean merges) {
        key = scalar;
        merge = merges;
        String name = merges ? MergedEntries.KEY + " " : scalar.text();
        TextPosition first = keys.putIfAbsent(name, scalar.position());
        duplicate = first != null;
        return Optional.ofNullable(first);
    }

    /** Adds an item or value; false if it cannot be merged although its key says so. */
    boolean add(YamlNode node) {
        boolean fits = true;
        if (key == null) {
            items.add(node);
        } else if (merge && !duplicate) {
            merged = MergedEntries.of(node, entries.size());
            fits = merged.isPresent();
        } else if (!duplicate) {
            entries.add(new YamlNode.Entry(key, node));
        }
        key = null;
        return fits;
    }

    YamlNode close() {
        return mapping
                ? YamlNode.Mapping.of(position, merged.map(more -> more.into(entries)).orElse(entries))
                : YamlNode.Sequence.of(position, items);
    }

    String step() {
        if (!mapping) {
            return "[" + items.size() + "]";
        }
        return key == null ? "" : "." + key.text();
    }
}
