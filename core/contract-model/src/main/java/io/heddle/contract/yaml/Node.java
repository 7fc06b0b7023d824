// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.yaml;

import java.util.List;
import java.util.Optional;

/** A node of a YAML document. Equality is by content and place. Immutable and safe to share. */
public sealed interface Node permits Scalar, Node.Sequence, Node.Mapping {
    /** Where the node starts; for an aliased node, where its anchor is. */
    Place place();

    /** The number of nodes in this one with itself, aliases counted as often as they are used. */
    int size();

    /** A list. */
    record Sequence(Place place, List<Node> items, int size) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }

        public static Sequence of(Place place, List<Node> items) {
            return new Sequence(place, items, 1 + items.stream().mapToInt(Node::size).sum());
        }
    }

    /** Keys with values, in the order they were written; each key once. */
    record Mapping(Place place, List<Entry> entries, int size) implements Node {
        public Mapping {
            entries = List.copyOf(entries);
        }

        public static Mapping of(Place place, List<Entry> entries) {
            return new Mapping(
                    place,
                    entries,
                    1 + entries.stream().mapToInt(entry -> 1 + entry.value().size()).sum());
        }

        /** The value under a key. */
        public Optional<Node> get(String key) {
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
    record Entry(Scalar key, Node value) {}

    /** What the node is, in words for a message: {@code a list}, {@code the number 12}. */
    default String describe() {
        return this instanceof Sequence ? "a list" : "a map";
    }
}
