// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.pattern;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

import java.util.Optional;

/**
 * A regular expression of a contract. ODCS takes its patterns from JSON Schema: they are ECMA-262 expressions in
 * Unicode mode, and a text satisfies one if it has a match anywhere, so only {@code ^} and {@code $} tie a pattern to
 * the whole text. RE2 evaluates them in time linear in the text. What RE2 cannot do is refused by name; what it reads
 * differently is translated. RE2's own extensions, such as {@code (?i)}, are accepted. Immutable and thread-safe.
 *
 * <pre>{@code
 * RegularExpression.fault("^(?=.*[0-9])") // RE2 has no look-ahead (?=...)
 * RegularExpression.parse("^\\u0041-").hasMatch("A-1") // true
 * }</pre>
 */
public final class RegularExpression {
    private static final int MAX_LENGTH = 1_000;
    /** The limit of CEL's runtime. */
    private static final int MAX_PROGRAM = 10_000;

    private final Pattern pattern;

    private RegularExpression(Pattern pattern) {
        this.pattern = pattern;
    }

    /**
     * Parses an ECMA-262 expression.
     *
     * @throws InvalidExpressionException if RE2 cannot evaluate it
     */
    public static RegularExpression parse(String expression) {
        String translated = EcmaTranslation.toRe2(expression);
        re2Fault(translated).ifPresent(fault -> {
            throw new InvalidExpressionException(fault);
        });
        return new RegularExpression(Pattern.compile(translated));
    }

    /** Why an ECMA-262 expression cannot be evaluated, with the part that cannot; empty if it can. */
    public static Optional<String> fault(String expression) {
        if (expression.length() > MAX_LENGTH) {
            return Optional.of("it is longer than " + MAX_LENGTH + " characters");
        }
        try {
            parse(expression);
            return Optional.empty();
        } catch (InvalidExpressionException e) {
            return Optional.of(e.fault());
        }
    }

    /** Why an RE2 expression, as CEL's {@code matches} takes it, cannot be evaluated; empty if it can. */
    public static Optional<String> re2Fault(String expression) {
        if (PatternSizeEstimate.estimate(expression) > PatternSizeEstimate.MAX) {
            return Optional.of("its repetitions multiply to more than " + PatternSizeEstimate.MAX + " steps");
        }
        try {
            return Pattern.compile(expression).programSize() > MAX_PROGRAM
                    ? Optional.of("it needs more than " + MAX_PROGRAM + " steps")
                    : Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of("not an RE2 expression: " + e.getDescription()
                    + (e.getPattern().isEmpty() ? "" : " in '" + e.getPattern() + "'")
                    + "; RE2 has no look-around and no back references");
        }
    }

    /** Whether the text has a match anywhere. */
    public boolean hasMatch(String text) {
        return pattern.matcher(text).find();
    }

    /** The expression in RE2's syntax. */
    public String re2() {
        return pattern.pattern();
    }

    /** RE2 cannot evaluate the expression. */
    public static final class InvalidExpressionException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        InvalidExpressionException(String fault) {
            super(fault);
        }

        /** What RE2 cannot do. */
        public String fault() {
            return String.valueOf(getMessage());
        }
    }
}
