// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import io.heddle.contract.yaml.Node;
import io.heddle.contract.yaml.Scalar;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What a part of a document may look like: the types and keys of the ODCS JSON schema. */
sealed interface Shape {
    /** The standard's pattern for an {@code id} inside a list. */
    Pattern ID = Pattern.compile("[A-Za-z0-9_-]+");

    /** Single values, and anything at all. */
    enum Leaf implements Shape {
        STRING("text"),
        STABLE_ID("an id of letters, digits, '-' and '_'"),
        NUMBER("a number"),
        INTEGER("a whole number"),
        BOOLEAN("true or false"),
        SCALAR("a single value"),
        ANY("anything");

        private final String words;

        Leaf(String words) {
            this.words = words;
        }

        boolean takes(Node node) {
            if (this == ANY) {
                return true;
            }
            if (!(node instanceof Scalar scalar)) {
                return false;
            }
            return this == SCALAR
                    || (this == STABLE_ID && scalar.isText() && ID.matcher(scalar.text()).matches())
                    || (this == STRING && scalar.isText())
                    || (this == NUMBER && scalar.number().isPresent())
                    || (this == INTEGER && scalar.wholeNumber().isPresent())
                    || (this == BOOLEAN && scalar.flag().isPresent());
        }

        String words() {
            return words;
        }
    }

    /** One of some words. */
    record Words(List<String> words) implements Shape {}

    /** A list whose items have one shape. */
    record ListOf(Supplier<Shape> item) implements Shape {}

    /** A map with these keys and no others. */
    record Keys(Map<String, Shape> keys, Map<String, String> required) implements Shape {
        Keys require(String key, String example) {
            Map<String, String> more = new LinkedHashMap<>(required);
            more.put(key, example);
            return new Keys(keys, more);
        }
    }

    /** A text, or a map of a shape: shorthand and long form. */
    record Either(Shape first, Shape second) implements Shape {}

    /** A shape that is looked up when needed: for shapes that contain themselves. */
    record Later(Supplier<Shape> shape) implements Shape {}
}
