// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.pattern;

import org.jspecify.annotations.Nullable;

/**
 * An RE2 expression, asked of UTF-8 bytes. Says what RE2/J says, in time linear in the text. Thread-safe.
 *
 * <pre>{@code
 * Utf8Pattern pattern = Utf8Pattern.finding("@example\\.(org|com)$");
 * boolean found = pattern.accepts(bytes, from, to);
 * }</pre>
 */
public interface Utf8Pattern {
    /** Whether {@code utf8[from, to)}, which is known to be UTF-8, has a match. */
    boolean accepts(byte[] utf8, int from, int end);

    /** Whether this takes no objects; else RE2/J is asked about a string made for it. */
    boolean isCompiled();

    /**
     * Takes texts that the expression matches somewhere in, as CEL's {@code matches} does.
     *
     * @throws com.google.re2j.PatternSyntaxException if it is not RE2
     */
    static Utf8Pattern finding(String expression) {
        return of(expression, false);
    }

    /**
     * Takes texts that the expression matches as a whole.
     *
     * @throws com.google.re2j.PatternSyntaxException if it is not RE2
     */
    static Utf8Pattern matching(String expression) {
        return of(expression, true);
    }

    private static Utf8Pattern of(String expression, boolean whole) {
        Re2Pattern reference = new Re2Pattern(expression, whole);
        PatternNode parsed = Re2Parser.parse(expression);
        @Nullable DfaPattern dfa = parsed == null ? null : DfaPattern.of(parsed, whole);
        return dfa == null ? reference : dfa;
    }
}
