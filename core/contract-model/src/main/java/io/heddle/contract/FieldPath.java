// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

import java.util.List;

/**
 * The path of a field from the record's root: {@code address.postal_code}, {@code lines[].sku} (the items of an array),
 * {@code attributes{}.name} (the values of a map). Unions add no step: {@code a.b} passes through {@code
 * ["null", A]}.
 *
 * @param text one or more steps joined by dots, each an Avro field name followed by any number of {@code []} and
 *        <code>{}</code>
 */
public record FieldPath(String text) implements Comparable<FieldPath> {
    private static final java.util.regex.Pattern RULE = java.util.regex.Pattern.compile(
            "[A-Za-z_][A-Za-z0-9_]*(\\[]|\\{})*(\\.[A-Za-z_][A-Za-z0-9_]*(\\[]|\\{})*)*");

    /** @throws IllegalArgumentException if the text is not a path */
    public FieldPath {
        if (!RULE.matcher(text).matches()) {
            throw new IllegalArgumentException("field path '" + text
                    + "' is not valid; expected names joined by '.', with [] for array items and {} for map values");
        }
    }

    public static FieldPath of(String text) {
        return new FieldPath(text);
    }

    /** The field names with their suffixes: {@code lines[].sku} gives {@code ["lines[]", "sku"]}. */
    public List<String> steps() {
        return List.of(text.split("\\."));
    }

    /** Whether this is that field or one that it is nested in. */
    public boolean isOrHolds(FieldPath other) {
        return other.text.startsWith(text)
                && (other.text.length() == text.length() || ".[{".indexOf(other.text.charAt(text.length())) >= 0);
    }

    /** The path of a field nested in this one. */
    public FieldPath child(String name) {
        return new FieldPath(text + "." + name);
    }

    /** The path of this array's items. */
    public FieldPath items() {
        return new FieldPath(text + "[]");
    }

    /** The path of this map's values. */
    public FieldPath values() {
        return new FieldPath(text + "{}");
    }

    @Override
    public int compareTo(FieldPath other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
