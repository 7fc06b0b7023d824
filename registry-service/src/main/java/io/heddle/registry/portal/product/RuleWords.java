// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.product;

import io.heddle.contract.FieldRule;
import io.heddle.contract.Mask;
import io.heddle.contract.Severity;
import io.heddle.contract.SlaObjective;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/** What a contract says in its own terms, in plain words. Pure. */
final class RuleWords {
    private RuleWords() {}

    /** {@code at least 1}; a rule that only warns says so. */
    static String of(FieldRule rule) {
        String words = switch (rule) {
            case FieldRule.Required required -> "never null";
            case FieldRule.Minimum minimum ->
                    (minimum.exclusive() ? "more than " : "at least ") + minimum.bound().toPlainString();
            case FieldRule.Maximum maximum ->
                    (maximum.exclusive() ? "less than " : "at most ") + maximum.bound().toPlainString();
            case FieldRule.MinLength length -> "length at least " + length.length();
            case FieldRule.MaxLength length -> "length at most " + length.length();
            case FieldRule.Pattern pattern -> "matches " + pattern.expression();
            case FieldRule.Format format ->
                    "format " + format.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
            case FieldRule.OneOf one -> "one of " + String.join(", ", one.allowed());
        };
        return rule.severity() == Severity.WARNING ? words + " (warns)" : words;
    }

    /** {@code hash}, {@code partial (first 2)}; {@code ""} for a value that leaves as it is. */
    static String of(Mask mask) {
        if (mask instanceof Mask.None) {
            return "";
        }
        return mask instanceof Mask.Partial(int first, int last) ? "partial (" + kept(first, last) + ")" : mask.strategy();
    }

    /** {@code at most 5 m}. */
    static String of(SlaObjective objective) {
        String value = objective.value().stripTrailingZeros().toPlainString() + " " + objective.unit();
        return switch (objective.property()) {
            case SlaObjective.FRESHNESS -> "a record at least every " + value.strip();
            case SlaObjective.LATENCY -> "at most " + value.strip() + objective.element().map(e -> " after " + e).orElse("");
            case SlaObjective.ERROR_RATE -> "at most " + percent(objective.share()) + " rejected";
            case SlaObjective.RETENTION -> "kept for " + value.strip();
            default -> value.strip() + objective.element().map(element -> " (" + element + ")").orElse("");
        };
    }

    /** {@code 30 d}, {@code 36 h}, {@code 90 s}: the largest unit that leaves no rest. */
    static String of(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + " d";
        }
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + " h";
        }
        return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }

    private static String kept(int first, int last) {
        if (last == 0) {
            return "first " + first;
        }
        return first == 0 ? "last " + last : "first " + first + ", last " + last;
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(share * 100).setScale(3, RoundingMode.HALF_UP)
                .stripTrailingZeros().toPlainString() + " %";
    }
}
