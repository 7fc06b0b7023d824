// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.shape;

import io.heddle.contract.yaml.YamlNode;
import io.heddle.contract.yaml.YamlScalar;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What a part of a document may look like: the types and keys of the ODCS JSON schema. */
sealed interface DocumentShape {
    /** The standard's pattern for an {@code id} inside a list. */
    Pattern ID = Pattern.compile("[A-Za-z0-9_-]+");

    /** Single values, and anything at all. */
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

        String description() {
            return description;
        }
    }

    /** One of some words. */
    record AllowedWords(List<String> words) implements DocumentShape {}

    /** A list whose items have one shape. */
    record ListOf(Supplier<DocumentShape> item) implements DocumentShape {}

    /** A map with these keys and no others. */
    record Keys(Map<String, DocumentShape> keys, Map<String, String> required) implements DocumentShape {
        Keys require(String key, String example) {
            Map<String, String> more = new LinkedHashMap<>(required);
            more.put(key, example);
            return new Keys(keys, more);
        }
    }

    /** A text, or a map of a shape: shorthand and long form. */
    record Either(DocumentShape first, DocumentShape second) implements DocumentShape {}

    /** A shape that is looked up when needed: for shapes that contain themselves. */
    record Deferred(Supplier<DocumentShape> shape) implements DocumentShape {}
}
