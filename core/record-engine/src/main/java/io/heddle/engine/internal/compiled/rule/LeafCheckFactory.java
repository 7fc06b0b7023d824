// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.rule;

import com.google.re2j.PatternSyntaxException;
import io.heddle.contract.FieldRule;
import io.heddle.engine.internal.compiled.runtime.LeafCheck;
import io.heddle.engine.internal.compiled.runtime.LeafType;
import io.heddle.engine.internal.path.AvroSchemaTypes;
import io.heddle.engine.internal.pattern.Utf8Pattern;
import io.heddle.engine.internal.rule.FieldCheck;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Finds for each field rule the fastest test there is. */
public final class LeafCheckFactory {
    private LeafCheckFactory() {}

    /** @return null if no value of this type can break the rule */
    public static @Nullable LeafCheck of(FieldCheck check, Schema place, LeafType leaf) {
        FieldRule rule = check.rule();
        if (rule instanceof FieldRule.Required || !canBeBroken(rule, leaf)) {
            return null;
        }
        LeafCheck reference = new Reference(check, place);
        LeafCheck fast = fastCheck(rule, leaf, reference);
        return fast == null ? reference : fast;
    }

    /** Whether there are values of this type that break such a rule. */
    private static boolean canBeBroken(FieldRule rule, LeafType leaf) {
        boolean text = leaf.type() == Schema.Type.STRING;
        boolean bytes = leaf.type() == Schema.Type.BYTES || leaf.type() == Schema.Type.FIXED;
        if (rule instanceof FieldRule.Pattern || rule instanceof FieldRule.Format) {
            return text;
        }
        if (rule instanceof FieldRule.MinLength || rule instanceof FieldRule.MaxLength) {
            return text || bytes;
        }
        boolean number = bytes ? AvroSchemaTypes.decimal(leaf.schema()) != null : isNumber(leaf.type());
        return number || (rule instanceof FieldRule.OneOf && !bytes);
    }

    private static boolean isNumber(Schema.Type type) {
        return type == Schema.Type.INT
                || type == Schema.Type.LONG
                || type == Schema.Type.FLOAT
                || type == Schema.Type.DOUBLE;
    }

    private static @Nullable LeafCheck fastCheck(FieldRule rule, LeafType leaf, LeafCheck reference) {
        return switch (leaf.type()) {
            case INT, LONG, FLOAT, DOUBLE -> numberCheck(rule, leaf);
            case STRING -> textCheck(rule, reference);
            case BYTES, FIXED -> bytesCheck(rule, leaf, reference);
            case ENUM ->
                rule instanceof FieldRule.OneOf oneOf ? new Symbols(allowedSymbols(oneOf, leaf.schema())) : null;
            case BOOLEAN -> rule instanceof FieldRule.OneOf oneOf ? OneOfLeafChecks.booleans(oneOf.allowed()) : null;
            default -> null;
        };
    }

    private static @Nullable LeafCheck numberCheck(FieldRule rule, LeafType leaf) {
        if (rule instanceof FieldRule.Minimum minimum) {
            return NumberLeafCheck.of(leaf, minimum.bound(), minimum.exclusive(), true);
        }
        if (rule instanceof FieldRule.Maximum maximum) {
            return NumberLeafCheck.of(leaf, maximum.bound(), maximum.exclusive(), false);
        }
        if (rule instanceof FieldRule.OneOf oneOf) {
            boolean whole = leaf.type() == Schema.Type.INT || leaf.type() == Schema.Type.LONG;
            return whole ? OneOfLeafChecks.numbers(oneOf.allowed(), leaf, 0) : OneOfLeafChecks.reals(oneOf.allowed());
        }
        return null;
    }

    private static @Nullable LeafCheck textCheck(FieldRule rule, LeafCheck reference) {
        if (rule instanceof FieldRule.MinLength min) {
            return new TextLeafChecks.Length(min.length(), Integer.MAX_VALUE);
        }
        if (rule instanceof FieldRule.MaxLength max) {
            return new TextLeafChecks.Length(0, max.length());
        }
        if (rule instanceof FieldRule.OneOf oneOf) {
            return new OneOfLeafChecks.StringSet(oneOf.allowed());
        }
        if (rule instanceof FieldRule.Pattern pattern) {
            return patternCheck(pattern.expression());
        }
        if (rule instanceof FieldRule.Format format) {
            LeafCheck fast = TextLeafChecks.formatCheck(format.kind());
            return format.kind() == FieldRule.Format.Kind.URI ? new FastThenReference(fast, reference) : fast;
        }
        return null;
    }

    private static @Nullable LeafCheck bytesCheck(FieldRule rule, LeafType leaf, LeafCheck reference) {
        if (rule instanceof FieldRule.MinLength min) {
            return new TextLeafChecks.Size(min.length(), Integer.MAX_VALUE);
        }
        if (rule instanceof FieldRule.MaxLength max) {
            return new TextLeafChecks.Size(0, max.length());
        }
        if (rule instanceof FieldRule.Minimum minimum) {
            return NumberLeafCheck.ofDecimal(leaf, minimum.bound(), minimum.exclusive(), true, reference);
        }
        if (rule instanceof FieldRule.Maximum maximum) {
            return NumberLeafCheck.ofDecimal(leaf, maximum.bound(), maximum.exclusive(), false, reference);
        }
        LogicalTypes.Decimal decimal = AvroSchemaTypes.decimal(leaf.schema());
        return rule instanceof FieldRule.OneOf oneOf && decimal != null
                ? OneOfLeafChecks.numbers(oneOf.allowed(), leaf, decimal.getScale())
                : null;
    }

    private static @Nullable LeafCheck patternCheck(String expression) {
        try {
            return new PatternCheck(Utf8Pattern.matching(expression));
        } catch (PatternSyntaxException e) {
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

    /** A test that may be stricter than the rule, and one that says yes or no. */
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

    /** The whole text. */
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

    @SuppressWarnings("ArrayRecordComponent") // Never changed, never compared.
    private record Symbols(boolean[] allowed) implements LeafCheck {
        @Override
        public boolean keeps(LeafType leaf, byte[] bytes, int from, int end) {
            return allowed[(int) leaf.number(bytes, from)];
        }
    }

    /** The reference engine's own test, on a value made for it. */
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
