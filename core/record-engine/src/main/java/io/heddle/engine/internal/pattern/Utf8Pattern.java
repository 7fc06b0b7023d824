// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.pattern;

import org.jspecify.annotations.Nullable;

/**
 * An RE2 expression, matched against UTF-8 bytes with the same result as RE2/J, in time linear in the text.
 * Thread-safe.
 *
 * <pre>{@code
 * Utf8Pattern pattern = Utf8Pattern.finding("@example\\.(org|com)$");
 * boolean found = pattern.accepts(bytes, from, to);
 * }</pre>
 */
public interface Utf8Pattern {
    /** Whether {@code utf8[from, end)}, which must be valid UTF-8, matches. */
    boolean accepts(byte[] utf8, int from, int end);

    /** Whether matching allocates nothing; otherwise RE2/J matches a decoded string. */
    boolean isCompiled();

    /**
     * Accepts texts with a match anywhere, as CEL's {@code matches} does.
     *
     * @throws com.google.re2j.PatternSyntaxException if the expression is not RE2
     */
    static Utf8Pattern finding(String expression) {
        return of(expression, false);
    }

    /**
     * Accepts texts that match as a whole.
     *
     * @throws com.google.re2j.PatternSyntaxException if the expression is not RE2
     */
    static Utf8Pattern matching(String expression) {
        return of(expression, true);
    }

    private static Utf8Pattern of(String expression, boolean anchored) {
        Re2Pattern reference = new Re2Pattern(expression, anchored);
        PatternNode parsed = Re2Parser.parse(expression);
        @Nullable DfaPattern dfa = parsed == null ? null : DfaPattern.of(parsed, anchored);
        return dfa == null ? reference : dfa;
    }
}
