// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import com.google.re2j.PatternSyntaxException;
import io.heddle.contract.FieldRule;
import io.heddle.engine.internal.path.Schemas;
import io.heddle.engine.internal.pattern.Utf8Pattern;
import io.heddle.engine.internal.rule.FieldCheck;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Finds for each field rule the fastest test there is. */
final class LeafTests {
    private LeafTests() {}

    /** @return null if no value of this type can break the rule */
    static @Nullable LeafTest of(FieldCheck check, Schema place, Leaf leaf) {
        FieldRule rule = check.rule();
        if (rule instanceof FieldRule.Required || !isAbout(rule, leaf)) {
            return null;
        }
        LeafTest reference = new Reference(check, place);
        LeafTest fast = fast(rule, leaf, reference);
        return fast == null ? reference : fast;
    }

    /** Whether there are values of this type that break such a rule. */
    private static boolean isAbout(FieldRule rule, Leaf leaf) {
        boolean text = leaf.type() == Schema.Type.STRING;
        boolean bytes = leaf.type() == Schema.Type.BYTES || leaf.type() == Schema.Type.FIXED;
        if (rule instanceof FieldRule.Pattern || rule instanceof FieldRule.Format) {
            return text;
        }
        if (rule instanceof FieldRule.MinLength || rule instanceof FieldRule.MaxLength) {
            return text || bytes;
        }
        boolean number = bytes ? Schemas.decimal(leaf.schema()) != null : isNumber(leaf.type());
        return number || (rule instanceof FieldRule.OneOf && !bytes);
    }

    private static boolean isNumber(Schema.Type type) {
        return type == Schema.Type.INT
                || type == Schema.Type.LONG
                || type == Schema.Type.FLOAT
                || type == Schema.Type.DOUBLE;
    }

    private static @Nullable LeafTest fast(FieldRule rule, Leaf leaf, LeafTest reference) {
        return switch (leaf.type()) {
            case INT, LONG, FLOAT, DOUBLE -> number(rule, leaf);
            case STRING -> text(rule, reference);
            case BYTES, FIXED -> bytes(rule, leaf, reference);
            case ENUM -> rule instanceof FieldRule.OneOf oneOf ? new Symbols(symbols(oneOf, leaf.schema())) : null;
            case BOOLEAN -> rule instanceof FieldRule.OneOf oneOf ? ListTests.booleans(oneOf.allowed()) : null;
            default -> null;
        };
    }

    private static @Nullable LeafTest number(FieldRule rule, Leaf leaf) {
        if (rule instanceof FieldRule.Minimum minimum) {
            return NumberTest.of(leaf, minimum.bound(), minimum.exclusive(), true);
        }
        if (rule instanceof FieldRule.Maximum maximum) {
            return NumberTest.of(leaf, maximum.bound(), maximum.exclusive(), false);
        }
        if (rule instanceof FieldRule.OneOf oneOf) {
            boolean whole = leaf.type() == Schema.Type.INT || leaf.type() == Schema.Type.LONG;
            return whole ? ListTests.numbers(oneOf.allowed(), leaf, 0) : ListTests.reals(oneOf.allowed());
        }
        return null;
    }

    private static @Nullable LeafTest text(FieldRule rule, LeafTest reference) {
        if (rule instanceof FieldRule.MinLength min) {
            return new TextTests.Length(min.length(), Integer.MAX_VALUE);
        }
        if (rule instanceof FieldRule.MaxLength max) {
            return new TextTests.Length(0, max.length());
        }
        if (rule instanceof FieldRule.OneOf oneOf) {
            return new ListTests.Texts(oneOf.allowed());
        }
        if (rule instanceof FieldRule.Pattern pattern) {
            return matches(pattern.expression());
        }
        if (rule instanceof FieldRule.Format format) {
            LeafTest fast = TextTests.format(format.kind());
            return format.kind() == FieldRule.Format.Kind.URI ? new Either(fast, reference) : fast;
        }
        return null;
    }

    private static @Nullable LeafTest bytes(FieldRule rule, Leaf leaf, LeafTest reference) {
        if (rule instanceof FieldRule.MinLength min) {
            return new TextTests.Size(min.length(), Integer.MAX_VALUE);
        }
        if (rule instanceof FieldRule.MaxLength max) {
            return new TextTests.Size(0, max.length());
        }
        if (rule instanceof FieldRule.Minimum minimum) {
            return NumberTest.ofDecimal(leaf, minimum.bound(), minimum.exclusive(), true, reference);
        }
        if (rule instanceof FieldRule.Maximum maximum) {
            return NumberTest.ofDecimal(leaf, maximum.bound(), maximum.exclusive(), false, reference);
        }
        LogicalTypes.Decimal decimal = Schemas.decimal(leaf.schema());
        return rule instanceof FieldRule.OneOf oneOf && decimal != null
                ? ListTests.numbers(oneOf.allowed(), leaf, decimal.getScale())
                : null;
    }

    private static @Nullable LeafTest matches(String expression) {
        try {
            return new Matches(Utf8Pattern.matching(expression));
        } catch (PatternSyntaxException e) {
            return null;
        }
    }

    private static boolean[] symbols(FieldRule.OneOf oneOf, Schema schema) {
        boolean[] allowed = new boolean[schema.getEnumSymbols().size()];
        for (String symbol : oneOf.allowed()) {
            if (schema.hasEnumSymbol(symbol)) {
                allowed[schema.getEnumOrdinal(symbol)] = true;
            }
        }
        return allowed;
    }

    /** A test that may be stricter than the rule, and one that says yes or no. */
    private record Either(LeafTest fast, LeafTest reference) implements LeafTest {
        @Override
        public boolean keeps(Leaf leaf, byte[] bytes, int from, int to) {
            return fast.keeps(leaf, bytes, from, to) || reference.keeps(leaf, bytes, from, to);
        }

        @Override
        public String toString() {
            return fast.toString();
        }
    }

    /** The whole text. */
    private record Matches(Utf8Pattern pattern) implements LeafTest {
        @Override
        public boolean keeps(Leaf leaf, byte[] bytes, int from, int to) {
            return pattern.accepts(bytes, leaf.content(bytes, from), to);
        }

        @Override
        public String toString() {
            return pattern.isCompiled() ? "pattern" : "pattern (reference)";
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // Never changed, never compared.
    private record Symbols(boolean[] allowed) implements LeafTest {
        @Override
        public boolean keeps(Leaf leaf, byte[] bytes, int from, int to) {
            return allowed[(int) leaf.number(bytes, from)];
        }
    }

    /** The reference engine's own test, on a value made for it. */
    private record Reference(FieldCheck check, Schema place) implements LeafTest {
        @Override
        public boolean keeps(Leaf leaf, byte[] bytes, int from, int to) {
            return check.test().broken(leaf.generic(bytes, from, to), place) == null;
        }

        @Override
        public String toString() {
            return check.rule().id() + " (reference)";
        }
    }
}
