// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

import java.math.BigDecimal;
import java.util.List;

/**
 * A constraint on one field's value. A null value breaks only {@link Required}: constraints are about what is there.
 */
public sealed interface FieldRule {
    /** Unique in the contract; by default {@code path.constraint}, such as {@code amount_cents.minimum}. */
    String id();

    Severity severity();

    /** Calls the visitor's method for this kind of rule. */
    <R> R accept(Visitor<R> visitor);

    /** One method for each kind of rule: a new kind does not compile until every visitor handles it. */
    interface Visitor<R> {
        R required(Required rule);

        R minimum(Minimum rule);

        R maximum(Maximum rule);

        R minLength(MinLength rule);

        R maxLength(MaxLength rule);

        R pattern(Pattern rule);

        R format(Format rule);

        R oneOf(OneOf rule);
    }

    /** The value is not null; the rule is only needed where the Avro schema would allow null. */
    record Required(String id, Severity severity) implements FieldRule {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.required(this);
        }
    }

    /** The number is at least, or with {@code exclusive} greater than, the bound. */
    record Minimum(String id, Severity severity, BigDecimal bound, boolean exclusive) implements FieldRule {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.minimum(this);
        }
    }

    /** The number is at most, or with {@code exclusive} less than, the bound. */
    record Maximum(String id, Severity severity, BigDecimal bound, boolean exclusive) implements FieldRule {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.maximum(this);
        }
    }

    /** Unicode code points of a string, bytes of bytes, items of an array, entries of a map. */
    record MinLength(String id, Severity severity, int length) implements FieldRule {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.minLength(this);
        }
    }

    /** Unicode code points of a string, bytes of bytes, items of an array, entries of a map. */
    record MaxLength(String id, Severity severity, int length) implements FieldRule {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.maxLength(this);
        }
    }

    /** The whole string matches the RE2 expression (never backtracking). */
    record Pattern(String id, Severity severity, String expression) implements FieldRule {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.pattern(this);
        }
    }

    /** The string has the format. */
    record Format(String id, Severity severity, Kind kind) implements FieldRule {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.format(this);
        }

        /** The formats that are checked. */
        public enum Kind {
            EMAIL,
            UUID,
            URI,
            IPV4,
            IPV6,
            DATE_TIME
        }
    }

    /** The value, as text, is one of these. */
    record OneOf(String id, Severity severity, List<String> allowed) implements FieldRule {
        public OneOf {
            allowed = List.copyOf(allowed);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.oneOf(this);
        }
    }
}
