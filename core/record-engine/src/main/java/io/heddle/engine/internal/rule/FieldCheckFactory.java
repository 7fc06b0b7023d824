// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.rule;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.heddle.contract.FieldRule;
import org.apache.avro.generic.GenericEnumSymbol;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the check of each kind of field rule. */
public final class FieldCheckFactory {
    private FieldCheckFactory() {}

    /** The check of one rule. */
    public static FieldCheck of(FieldRule rule) {
        return new FieldCheck(rule, test(rule));
    }

    private static FieldCheck.Test test(FieldRule rule) {
        if (rule instanceof FieldRule.Required) {
            return (value, schema) -> value == null ? "a value is required" : null;
        }
        if (rule instanceof FieldRule.Minimum minimum) {
            return ExactNumbers.bound(minimum.bound(), minimum.exclusive(), true);
        }
        if (rule instanceof FieldRule.Maximum maximum) {
            return ExactNumbers.bound(maximum.bound(), maximum.exclusive(), false);
        }
        if (rule instanceof FieldRule.MinLength length) {
            return (value, schema) -> length(value, length.length(), Integer.MAX_VALUE);
        }
        if (rule instanceof FieldRule.MaxLength length) {
            return (value, schema) -> length(value, 0, length.length());
        }
        if (rule instanceof FieldRule.Pattern pattern) {
            return pattern(pattern.expression());
        }
        if (rule instanceof FieldRule.Format format) {
            return format(format.kind());
        }
        if (rule instanceof FieldRule.OneOf oneOf) {
            return oneOf(oneOf.allowed());
        }
        throw new IllegalArgumentException("unknown rule " + rule.getClass().getSimpleName());
    }

    private static @Nullable String length(@Nullable Object value, int min, int max) {
        if (value == null) {
            return null;
        }
        int length = ValueLengths.of(value);
        if (length < 0 || (length >= min && length <= max)) {
            return null;
        }
        return length < min
                ? "at least " + min + " " + ValueLengths.unit(value) + " are required"
                : "at most " + max + " " + ValueLengths.unit(value) + " are allowed";
    }

    /** A pattern that is not RE2 is kept by no text: a contract that cannot be checked must not let records pass. */
    private static FieldCheck.Test pattern(String expression) {
        Pattern pattern;
        try {
            pattern = Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            return (value, schema) -> value instanceof CharSequence ? "the pattern is not an RE2 expression" : null;
        }
        String broken = "does not match the pattern " + expression;
        return (value, schema) -> (value instanceof CharSequence text && !pattern.matcher(text.toString()).matches())
                ? broken
                : null;
    }

    /** Why the expression is not RE2, with the place; empty if it is. */
    static Optional<String> patternFault(String expression) {
        try {
            Pattern.compile(expression);
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of("the pattern is not an RE2 expression: " + e.getDescription()
                    + (e.getPattern().isEmpty() ? "" : " in '" + e.getPattern() + "'")
                    + "; RE2 has no look-around and no back references");
        }
    }

    private static FieldCheck.Test format(FieldRule.Format.Kind kind) {
        return (value, schema) -> (value instanceof CharSequence text && !TextFormats.matches(kind, text.toString()))
                ? "is not " + TextFormats.describe(kind)
                : null;
    }

    private static FieldCheck.Test oneOf(List<String> allowed) {
        Set<String> texts = Set.copyOf(allowed);
        Set<BigDecimal> numbers = new HashSet<>();
        for (String text : allowed) {
            BigDecimal number = ExactNumbers.parse(text);
            if (number != null) {
                numbers.add(number);
            }
        }
        String broken = "is none of the " + allowed.size() + " allowed values"
                + (allowed.size() <= 10 ? ": " + String.join(", ", allowed) : "");
        return (value, schema) -> {
            if (value instanceof CharSequence || value instanceof GenericEnumSymbol || value instanceof Boolean) {
                return texts.contains(value.toString()) ? null : broken;
            }
            BigDecimal number = ExactNumbers.valueOf(value, schema);
            return (number == null || numbers.contains(number.stripTrailingZeros())) ? null : broken;
        };
    }
}
