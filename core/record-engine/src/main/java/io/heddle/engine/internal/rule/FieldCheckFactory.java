// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.rule;

import io.heddle.contract.FieldRule;
import io.heddle.contract.pattern.RegularExpression;
import org.apache.avro.generic.GenericEnumSymbol;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Creates the check of each kind of field rule. */
public final class FieldCheckFactory implements FieldRule.Visitor<FieldCheck.Test> {
    private static final FieldCheckFactory TESTS = new FieldCheckFactory();

    private FieldCheckFactory() {}

    public static FieldCheck of(FieldRule rule) {
        return new FieldCheck(rule, rule.accept(TESTS));
    }

    @Override
    public FieldCheck.Test required(FieldRule.Required rule) {
        return (value, schema) -> value == null ? "a value is required" : null;
    }

    @Override
    public FieldCheck.Test minimum(FieldRule.Minimum rule) {
        return ExactNumbers.bound(rule.bound(), rule.exclusive(), true);
    }

    @Override
    public FieldCheck.Test maximum(FieldRule.Maximum rule) {
        return ExactNumbers.bound(rule.bound(), rule.exclusive(), false);
    }

    @Override
    public FieldCheck.Test minLength(FieldRule.MinLength rule) {
        return (value, schema) -> length(value, rule.length(), Integer.MAX_VALUE);
    }

    @Override
    public FieldCheck.Test maxLength(FieldRule.MaxLength rule) {
        return (value, schema) -> length(value, 0, rule.length());
    }

    @Override
    public FieldCheck.Test pattern(FieldRule.Pattern rule) {
        return pattern(rule.expression());
    }

    @Override
    public FieldCheck.Test format(FieldRule.Format rule) {
        return (value,
                schema) -> (value instanceof CharSequence text && !TextFormats.matches(rule.kind(), text.toString()))
                        ? "is not " + TextFormats.describe(rule.kind())
                        : null;
    }

    @Override
    public FieldCheck.Test oneOf(FieldRule.OneOf rule) {
        return oneOf(rule.allowed());
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

    /**
     * Every text violates a pattern that cannot be evaluated: a contract that cannot be checked must not let records
     * pass.
     */
    private static FieldCheck.Test pattern(String expression) {
        RegularExpression pattern;
        try {
            pattern = RegularExpression.parse(expression);
        } catch (RegularExpression.InvalidExpressionException e) {
            return (value, schema) -> value instanceof CharSequence ? "the pattern cannot be evaluated" : null;
        }
        String broken = "does not match the pattern " + expression;
        return (value, schema) -> (value instanceof CharSequence text && !pattern.hasMatch(text.toString()))
                ? broken
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
        String broken = "is not one of the " + allowed.size() + " allowed values"
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
