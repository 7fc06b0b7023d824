// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.rule;

import io.heddle.contract.FieldRule;
import io.heddle.contract.pattern.RegularExpression;
import io.heddle.engine.internal.compiled.runtime.LeafCheck;
import io.heddle.engine.internal.compiled.runtime.LeafType;
import io.heddle.engine.internal.path.AvroSchemaTypes;
import io.heddle.engine.internal.pattern.Utf8Pattern;
import io.heddle.engine.internal.rule.FieldCheck;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.IntStream;

/** Creates the compiled check of each kind of field rule: the fastest one for a type of value. */
public final class LeafCheckFactory implements FieldRule.Visitor<Optional<LeafCheck>> {
    private final LeafType leaf;
    private final LeafCheck reference;
    private final boolean text;
    private final boolean bytes;

    private LeafCheckFactory(LeafType leaf, LeafCheck reference) {
        this.leaf = leaf;
        this.reference = reference;
        this.text = leaf.type() == Schema.Type.STRING;
        this.bytes = leaf.type() == Schema.Type.BYTES || leaf.type() == Schema.Type.FIXED;
    }

    /**
     * @return null if no value of this type can violate the rule
     */
    public static @Nullable LeafCheck of(FieldCheck check, Schema place, LeafType leaf) {
        return check.rule().accept(new LeafCheckFactory(leaf, new Reference(check, place))).orElse(null);
    }

    /** A leaf is never null; nulls that violate the rule are rejected where they are read. */
    @Override
    public Optional<LeafCheck> required(FieldRule.Required rule) {
        return Optional.empty();
    }

    @Override
    public Optional<LeafCheck> minimum(FieldRule.Minimum rule) {
        return boundCheck(rule.bound(), rule.exclusive(), true);
    }

    @Override
    public Optional<LeafCheck> maximum(FieldRule.Maximum rule) {
        return boundCheck(rule.bound(), rule.exclusive(), false);
    }

    @Override
    public Optional<LeafCheck> minLength(FieldRule.MinLength rule) {
        return lengthCheck(rule.length(), Integer.MAX_VALUE);
    }

    @Override
    public Optional<LeafCheck> maxLength(FieldRule.MaxLength rule) {
        return lengthCheck(0, rule.length());
    }

    @Override
    public Optional<LeafCheck> pattern(FieldRule.Pattern rule) {
        return text ? orReference(patternCheck(rule.expression())) : Optional.empty();
    }

    @Override
    public Optional<LeafCheck> format(FieldRule.Format rule) {
        if (!text) {
            return Optional.empty();
        }
        LeafCheck fast = TextLeafChecks.formatCheck(rule.kind());
        return Optional.of(rule.kind() == FieldRule.Format.Kind.URI ? new FastThenReference(fast, reference) : fast);
    }

    @Override
    public Optional<LeafCheck> oneOf(FieldRule.OneOf rule) {
        LogicalTypes.Decimal decimal = AvroSchemaTypes.decimal(leaf.schema());
        if (bytes && decimal == null) {
            return Optional.empty();
        }
        return orReference(switch (leaf.type()) {
            case INT, LONG -> OneOfLeafChecks.numbers(rule.allowed(), leaf, 0);
            case FLOAT, DOUBLE -> OneOfLeafChecks.reals(rule.allowed());
            case STRING -> new OneOfLeafChecks.StringSet(rule.allowed());
            case BYTES, FIXED ->
                decimal == null ? null : OneOfLeafChecks.numbers(rule.allowed(), leaf, decimal.getScale());
            case ENUM -> new Symbols(allowedSymbols(rule, leaf.schema()));
            case BOOLEAN -> OneOfLeafChecks.booleans(rule.allowed());
            default -> null;
        });
    }

    private Optional<LeafCheck> boundCheck(BigDecimal bound, boolean exclusive, boolean lower) {
        return switch (leaf.type()) {
            case INT, LONG, FLOAT, DOUBLE -> orReference(NumberLeafCheck.of(leaf, bound, exclusive, lower));
            case BYTES, FIXED -> AvroSchemaTypes.decimal(leaf.schema()) == null
                    ? Optional.empty()
                    : orReference(NumberLeafCheck.ofDecimal(leaf, bound, exclusive, lower, reference));
            default -> Optional.empty();
        };
    }

    private Optional<LeafCheck> lengthCheck(int min, int max) {
        if (text) {
            return Optional.of(new TextLeafChecks.Length(min, max));
        }
        return bytes ? Optional.of(new TextLeafChecks.Size(min, max)) : Optional.empty();
    }

    private Optional<LeafCheck> orReference(@Nullable LeafCheck fast) {
        return Optional.of(fast == null ? reference : fast);
    }

    private static @Nullable LeafCheck patternCheck(String expression) {
        try {
            return new PatternCheck(Utf8Pattern.finding(RegularExpression.parse(expression).re2()));
        } catch (RegularExpression.InvalidExpressionException e) {
            return null;
        }
    }

    private static boolean[] allowedSymbols(FieldRule.OneOf oneOf, Schema schema) {
        boolean[] allowed = new boolean[schema.getEnumSymbols().size()];
        for (String symbol : oneOf.allowed()) {
            if (schema.hasEnumSymbol(symbol)) {
                allowed[schema.getEnumOrdinal(symbol)] = true;
            }
        }
        return allowed;
    }

    /** A fast check that may be too strict, backed by the exact one. */
    private record FastThenReference(LeafCheck fast, LeafCheck reference) implements LeafCheck {
        @Override
        public boolean keeps(LeafType leaf, byte[] bytes, int from, int end) {
            return fast.keeps(leaf, bytes, from, end) || reference.keeps(leaf, bytes, from, end);
        }

        @Override
        public String toString() {
            return fast.toString();
        }
    }

    /** The text has a match. */
    private record PatternCheck(Utf8Pattern pattern) implements LeafCheck {
        @Override
        public boolean keeps(LeafType leaf, byte[] bytes, int from, int end) {
            return pattern.accepts(bytes, leaf.contentStart(bytes, from), end);
        }

        @Override
        public String toString() {
            return pattern.isCompiled() ? "pattern" : "pattern (reference)";
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never modified or compared
    private record Symbols(boolean[] allowed) implements LeafCheck {
        @Override
        public boolean keeps(LeafType leaf, byte[] bytes, int from, int end) {
            return allowed[(int) leaf.number(bytes, from)];
        }

        @Override
        public String toString() {
            return "one of " + IntStream.range(0, allowed.length).filter(index -> allowed[index]).count();
        }
    }

    /** The reference engine's check, applied to a decoded value. */
    private record Reference(FieldCheck check, Schema place) implements LeafCheck {
        @Override
        public boolean keeps(LeafType leaf, byte[] bytes, int from, int end) {
            return check.test().broken(leaf.toGenericValue(bytes, from, end), place) == null;
        }

        @Override
        public String toString() {
            return check.rule().id() + " (reference)";
        }
    }
}
