// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.yaml;

import java.util.List;
import java.util.Optional;

/** A node of a YAML document. Equality is by content and place. Immutable and safe to share. */
public sealed interface YamlNode permits YamlScalar, YamlNode.Sequence, YamlNode.Mapping {
    /** Where the node starts; for an aliased node, where its anchor is. */
    TextPosition position();

    /** The number of nodes in this one with itself, aliases counted as often as they are used. */
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

    /** Keys with values, in the order they were written; each key once. */
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

    /** What the node is, in words for a message: {@code a list}, {@code the number 12}. */
    default String describe() {
        return this instanceof Sequence ? "a list" : "a map";
    }
}
