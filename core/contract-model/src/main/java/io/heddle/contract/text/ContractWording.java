// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.text;

import io.heddle.contract.FieldRule;
import io.heddle.contract.Mask;
import io.heddle.contract.Severity;
import io.heddle.contract.SlaObjective;
import io.heddle.contract.SlaValueKind;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** Describes parts of a contract in plain words. Pure. */
public final class ContractWording {
    private static final FieldRule.Visitor<String> RULE_WORDS = new RuleWords();

    private ContractWording() {}

    /** {@code at least 1}; rules of severity warning are marked as such. */
    public static String describe(FieldRule rule) {
        String words = rule.accept(RULE_WORDS);
        return rule.severity() == Severity.WARNING ? words + " (warns)" : words;
    }

    /** {@code hash}, {@code partial (first 2)}; {@code ""} for an unmasked value. */
    public static String describe(Mask mask) {
        return mask.describe();
    }

    /** {@code at most 5 m}: a service level in the unit of the contract. */
    public static String describe(SlaObjective objective) {
        String value = (objective.value().stripTrailingZeros().toPlainString() + " " + objective.unit()).strip();
        return switch (objective.property()) {
            case FRESHNESS -> "a record at least every " + value;
            case LATENCY -> "at most " + value + objective.element().map(e -> " after " + e).orElse("");
            case ERROR_RATE -> "at most " + percent(objective.share()) + " rejected";
            case RETENTION -> "kept for " + value;
            case COMPLETENESS, AVAILABILITY -> percent(objective.share()) + ofElement(objective);
            case FREQUENCY, THROUGHPUT, TIME_TO_DETECT, TIME_TO_NOTIFY, TIME_TO_REPAIR, GENERAL_AVAILABILITY,
                    END_OF_SUPPORT, END_OF_LIFE, OTHER ->
                value + ofElement(objective);
        };
    }

    private static String ofElement(SlaObjective objective) {
        return objective.element().map(element -> " (" + element + ")").orElse("");
    }

    /**
     * A target or measured value, as on {@code mesh.sla}: {@code 99.00 %}, {@code 12.5}.
     *
     * @param value in seconds for a duration, from 0 to 1 for a share
     * @param duration formats seconds, which each caller displays differently
     */
    public static String describe(SlaValueKind kind, double value, DoubleFunction<String> duration) {
        return switch (kind) {
            case DURATION -> duration.apply(value);
            case SHARE -> String.format(Locale.ROOT, "%.2f %%", value * 100);
            case AMOUNT, FREE ->
                Double.isFinite(value)
                        ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
                        : Double.toString(value);
        };
    }

    /** {@code 30 d}, {@code 36 h}, {@code 90 s}: the largest unit that divides the duration evenly. */
    public static String describe(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + " d";
        }
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + " h";
        }
        return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(share * 100).setScale(3, RoundingMode.HALF_UP)
                .stripTrailingZeros().toPlainString() + " %";
    }

    private static final class RuleWords implements FieldRule.Visitor<String> {
        @Override
        public String required(FieldRule.Required rule) {
            return "never null";
        }

        @Override
        public String minimum(FieldRule.Minimum rule) {
            return (rule.exclusive() ? "more than " : "at least ") + rule.bound().toPlainString();
        }

        @Override
        public String maximum(FieldRule.Maximum rule) {
            return (rule.exclusive() ? "less than " : "at most ") + rule.bound().toPlainString();
        }

        @Override
        public String minLength(FieldRule.MinLength rule) {
            return "length at least " + rule.length();
        }

        @Override
        public String maxLength(FieldRule.MaxLength rule) {
            return "length at most " + rule.length();
        }

        @Override
        public String pattern(FieldRule.Pattern rule) {
            return "matches " + rule.expression();
        }

        @Override
        public String format(FieldRule.Format rule) {
            return "format " + rule.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @Override
        public String oneOf(FieldRule.OneOf rule) {
            return "one of " + String.join(", ", rule.allowed());
        }
    }
}
