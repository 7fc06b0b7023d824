// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

import java.math.BigDecimal;
import java.util.List;

/**
 * A constraint on the value of one field. A null value violates only {@link Required}: all other constraints apply to
 * non-null values.
 */
public sealed interface FieldRule {
    /** Unique in the contract; {@code path.constraint} by default, such as {@code amount_cents.minimum}. */
    String id();

    Severity severity();

    /** Calls the visitor's method for this kind of rule. */
    <R> R accept(Visitor<R> visitor);

    /** One method per kind of rule, so that a new kind does not compile until every visitor handles it. */
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

    /** The value is not null; only needed where the Avro schema allows null. */
    record Required(String id, Severity severity) implements FieldRule {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.required(this);
        }
    }

    /** The number is greater than or equal to the bound; strictly greater if {@code exclusive}. */
    record Minimum(String id, Severity severity, BigDecimal bound, boolean exclusive) implements FieldRule {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.minimum(this);
        }
    }

    /** The number is less than or equal to the bound; strictly less if {@code exclusive}. */
    record Maximum(String id, Severity severity, BigDecimal bound, boolean exclusive) implements FieldRule {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.maximum(this);
        }
    }

    /** Minimum length: Unicode code points of a string, bytes of bytes, items of an array, entries of a map. */
    record MinLength(String id, Severity severity, int length) implements FieldRule {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.minLength(this);
        }
    }

    /** Maximum length: Unicode code points of a string, bytes of bytes, items of an array, entries of a map. */
    record MaxLength(String id, Severity severity, int length) implements FieldRule {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.maxLength(this);
        }
    }

    /** The string has a match of the expression, see {@link io.heddle.contract.pattern.RegularExpression}. */
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

    /** The value, as text, is one of the allowed values. */
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
