// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.shape;

import io.heddle.contract.yaml.YamlNode;
import io.heddle.contract.yaml.YamlScalar;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The allowed structure of a part of a document: the types and keys of the ODCS JSON schema. */
sealed interface DocumentShape {
    /** The standard's pattern for an {@code id} inside a list. */
    Pattern ID = Pattern.compile("[A-Za-z0-9_-]+");

    /** The first ODCS release that has every key, word and form used by a node of this shape. */
    OdcsRelease releaseOf(YamlNode node);

    /** A scalar value, or any value at all. */
    enum ValueKind implements DocumentShape {
        STRING("text"),
        STABLE_ID("an id of letters, digits, '-' and '_'"),
        NUMBER("a number"),
        INTEGER("a whole number"),
        BOOLEAN("true or false"),
        SCALAR("a single value"),
        ANY("anything");

        private final String description;

        ValueKind(String words) {
            this.description = words;
        }

        boolean accepts(YamlNode node) {
            if (this == ANY) {
                return true;
            }
            if (!(node instanceof YamlScalar scalar)) {
                return false;
            }
            return this == SCALAR
                    || (this == STABLE_ID && scalar.isText() && ID.matcher(scalar.text()).matches())
                    || (this == STRING && scalar.isText())
                    || (this == NUMBER && scalar.number().isPresent())
                    || (this == INTEGER && scalar.wholeNumber().isPresent())
                    || (this == BOOLEAN && scalar.booleanValue().isPresent());
        }

        @Override
        public OdcsRelease releaseOf(YamlNode node) {
            return OdcsRelease.V3_0;
        }

        String description() {
            return description;
        }
    }

    /** A fixed set of words; those not in {@code since} exist since the first release. */
    record AllowedWords(List<String> words, Map<String, OdcsRelease> since) implements DocumentShape {
        AllowedWords(List<String> words) {
            this(words, Map.of());
        }

        AllowedWords since(OdcsRelease release, String... added) {
            return new AllowedWords(words, SinceTable.with(since, release, added));
        }

        @Override
        public OdcsRelease releaseOf(YamlNode node) {
            return node instanceof YamlScalar scalar
                    ? since.getOrDefault(scalar.text(), OdcsRelease.V3_0)
                    : OdcsRelease.V3_0;
        }
    }

    /** A list whose items share one shape. */
    record ListOf(Supplier<DocumentShape> item) implements DocumentShape {
        @Override
        public OdcsRelease releaseOf(YamlNode node) {
            OdcsRelease release = OdcsRelease.V3_0;
            if (node instanceof YamlNode.Sequence sequence) {
                for (YamlNode element : sequence.items()) {
                    release = release.or(item.get().releaseOf(element));
                }
            }
            return release;
        }
    }

    /** The releases that allow keys of other names in a map. */
    enum ExtraKeys {
        REFUSED,
        IN_3_0,
        ALLOWED;

        boolean allowedIn(OdcsRelease release) {
            return switch (this) {
                case REFUSED -> false;
                case IN_3_0 -> release == OdcsRelease.V3_0;
                case ALLOWED -> true;
            };
        }
    }

    /**
     * A map with these keys.
     *
     * @param since keys introduced by a later release
     * @param neededUntil keys that only the releases before the given one require
     * @param neededSince keys that only the given release and later ones require
     * @param extra whether other keys may be there
     */
    record Keys(
            Map<String, DocumentShape> keys,
            Map<String, String> required,
            Map<String, OdcsRelease> since,
            Map<String, OdcsRelease> neededUntil,
            Map<String, OdcsRelease> neededSince,
            ExtraKeys extra) implements DocumentShape {
        static Keys of(Map<String, DocumentShape> keys) {
            return new Keys(keys, Map.of(), Map.of(), Map.of(), Map.of(), ExtraKeys.REFUSED);
        }

        Keys require(String key, String example) {
            Map<String, String> more = new LinkedHashMap<>(required);
            more.put(key, example);
            return new Keys(keys, more, since, neededUntil, neededSince, extra);
        }

        Keys since(OdcsRelease release, String... added) {
            return new Keys(keys, required, SinceTable.with(since, release, added), neededUntil, neededSince, extra);
        }

        Keys neededUntil(OdcsRelease release, String... relaxed) {
            return new Keys(keys, required, since, SinceTable.with(neededUntil, release, relaxed), neededSince, extra);
        }

        Keys neededSince(OdcsRelease release, String... tightened) {
            return new Keys(keys, required, since, neededUntil, SinceTable.with(neededSince, release, tightened),
                    extra);
        }

        Keys extra(ExtraKeys allowed) {
            return new Keys(keys, required, since, neededUntil, neededSince, allowed);
        }

        boolean isRequired(String key, OdcsRelease release) {
            return neededSince.getOrDefault(key, OdcsRelease.V3_0).isAtMost(release);
        }

        @Override
        public OdcsRelease releaseOf(YamlNode node) {
            OdcsRelease release = OdcsRelease.V3_0;
            if (node instanceof YamlNode.Mapping mapping) {
                for (YamlNode.Entry entry : mapping.entries()) {
                    String key = entry.key().text();
                    DocumentShape shape = keys.get(key);
                    if (shape != null) {
                        release = release.or(since.getOrDefault(key, OdcsRelease.V3_0))
                                .or(shape.releaseOf(entry.value()));
                    }
                }
                for (Map.Entry<String, OdcsRelease> relaxed : neededUntil.entrySet()) {
                    if (mapping.get(relaxed.getKey()).isEmpty()) {
                        release = release.or(relaxed.getValue());
                    }
                }
            }
            return release;
        }
    }

    /** One of two shapes, such as a shorthand and a long form. */
    record Either(DocumentShape first, DocumentShape second, OdcsRelease secondSince) implements DocumentShape {
        Either(DocumentShape first, DocumentShape second) {
            this(first, second, OdcsRelease.V3_0);
        }

        /** The first shape if the node has its form, otherwise the second. */
        DocumentShape of(YamlNode node) {
            return isFirst(node) ? first : second;
        }

        private boolean isFirst(YamlNode node) {
            return first instanceof ValueKind leaf
                    ? leaf.accepts(node)
                    : first instanceof ListOf
                            ? node instanceof YamlNode.Sequence
                            : node instanceof YamlNode.Mapping;
        }

        @Override
        public OdcsRelease releaseOf(YamlNode node) {
            return isFirst(node) ? first.releaseOf(node) : second.releaseOf(node).or(secondSince);
        }
    }

    /** A lazily resolved shape, for recursive shapes. */
    record Deferred(Supplier<DocumentShape> shape) implements DocumentShape {
        @Override
        public OdcsRelease releaseOf(YamlNode node) {
            return shape.get().releaseOf(node);
        }
    }
}
