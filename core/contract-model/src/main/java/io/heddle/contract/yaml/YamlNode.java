// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.yaml;

import java.util.List;
import java.util.Optional;

/** A node of a YAML document. Equality includes content and position. Immutable and thread-safe. */
public sealed interface YamlNode permits YamlScalar, YamlNode.Sequence, YamlNode.Mapping {
    /** Where the node starts; for an alias, the position of its anchor. */
    TextPosition position();

    /** The number of nodes in this subtree, including this one; aliases are counted for every use. */
    int size();

    /** A list. */
    record Sequence(TextPosition position, List<YamlNode> items, int size) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }

        public static Sequence of(TextPosition place, List<YamlNode> items) {
            return new Sequence(place, items, 1 + items.stream().mapToInt(YamlNode::size).sum());
        }
    }

    /** Keys and values in document order, with unique keys. */
    record Mapping(TextPosition position, List<Entry> entries, int size) implements YamlNode {
        public Mapping {
            entries = List.copyOf(entries);
        }

        public static Mapping of(TextPosition place, List<Entry> entries) {
            return new Mapping(
                    place,
                    entries,
                    1 + entries.stream().mapToInt(entry -> 1 + entry.value().size()).sum());
        }

        /** The value under a key. */
        public Optional<YamlNode> get(String key) {
            return entry(key).map(Entry::value);
        }

        /** The entry with a key. */
        public Optional<Entry> entry(String key) {
            return entries.stream().filter(entry -> entry.key().text().equals(key)).findFirst();
        }

        /** The keys, in order. */
        public List<String> keys() {
            return entries.stream().map(entry -> entry.key().text()).toList();
        }
    }

    /** A key with its value. */
    record Entry(YamlScalar key, YamlNode value) {}

    /** A description for messages: {@code a list}, {@code the number 12}. */
    default String describe() {
        return this instanceof Sequence ? "a list" : "a map";
    }
}
