// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.pattern;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.heddle.contract.pattern.RegularExpression;
import io.heddle.testkit.TestSeed;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class Utf8PatternTest {
    private static final int TEXTS = 12;

    /** One expression in all its compiled forms. */
    private record Forms(String expression, Pattern reference, Utf8Pattern finding, Utf8Pattern matching) {
        static Forms of(String expression) {
            return new Forms(
                    expression,
                    Pattern.compile(expression),
                    Utf8Pattern.finding(expression),
                    Utf8Pattern.matching(expression));
        }

        void shouldAgree(String text) {
            assertThat(accepts(finding, text))
                    .as("'%s' in '%s'", expression, text)
                    .isEqualTo(reference.matcher(text).find());
            assertThat(accepts(matching, text))
                    .as("'%s' is '%s'", expression, text)
                    .isEqualTo(reference.matcher(text).matches());
        }
    }

    private static boolean accepts(Utf8Pattern pattern, String text) {
        byte[] around = ("a" + text + "b").getBytes(StandardCharsets.UTF_8);
        return pattern.accepts(around, 1, around.length - 1);
    }

    @Property(tries = 4000)
    void shouldAgreeWithRe2OnGeneratedExpressions(@ForAll long seed) {
        RandomPatterns generator = new RandomPatterns(seed);
        String expression = generator.pattern();
        Forms forms;
        try {
            forms = Forms.of(expression);
        } catch (PatternSyntaxException e) {
            return;
        }
        for (int i = 0; i < TEXTS; i++) {
            forms.shouldAgree(generator.text());
        }
        forms.shouldAgree("");
    }

    @Property(tries = 20_000)
    void shouldAgreeWithRe2OnMalformedExpressions(@ForAll long seed) {
        RandomPatterns generator = new RandomPatterns(seed);
        String expression = generator.soup();
        Forms forms;
        try {
            forms = Forms.of(expression);
        } catch (PatternSyntaxException e) {
            return;
        }
        for (int i = 0; i < TEXTS; i++) {
            forms.shouldAgree(generator.text());
        }
        forms.shouldAgree("");
        forms.shouldAgree(expression);
    }

    @Test
    void shouldCompileMostGeneratedExpressionsToATable() {
        int compiled = 0;
        Random random = TestSeed.random("Utf8PatternTest");
        for (int i = 0; i < 1000; i++) {
            String expression = new RandomPatterns(random.nextLong()).pattern();
            try {
                compiled += Utf8Pattern.finding(expression).isCompiled() ? 1 : 0;
            } catch (PatternSyntaxException e) {
                // for example a repeated anchor
            }
        }

        assertThat(compiled).isGreaterThan(700);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}", "^[^@\\s]+@[^@\\s]+\\.[a-z]{2,}$", "\\+?[0-9 ()/-]{5,20}", ".{0,200}",
        "(?:EUR|USD|GBP)", "\\d{4}-\\d{2}-\\d{2}", "[a-zäöüß]+(?:[ -][a-zäöüß]+)*", "^(?:[01]\\d|2[0-3]):[0-5]\\d$",
        "\\A\\z",
        "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", ".*\uD83D\uDE80.*"
    })
    void shouldCompileTypicalContractPatternsToATable(String expression) {
        assertThat(Utf8Pattern.finding(expression).isCompiled()).isTrue();
        assertThat(Utf8Pattern.matching(expression).isCompiled()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "(?i)abc", "\\bab\\b", "\\p{Greek}+", "\\pL", "(?P<n>a)", "(?s).", "\\Qa.b\\E", "\\x41", "[[:alpha:]]", "[]a]",
        "a{,3}", "a{", "]", "}",
        "(a|b)*a(a|b){12}", "(((a{10}){10}){10}){1}", "\\v", "\\C"
    })
    void shouldFallBackToRe2WhenExpressionIsUnsupportedOrLarge(String expression) {
        try {
            assertThat(Utf8Pattern.matching(expression).isCompiled()).isFalse();
        } catch (PatternSyntaxException e) {
            assertThatThrownBy(() -> Pattern.compile(expression)).isInstanceOf(PatternSyntaxException.class);
            return;
        }
        for (String text : new String[] {"", "abc", "ABC", "a", "aab", "αβγ", "Ab", "a.b", "]", "a{,3}", "}", "x",
            "\u000b"}) {
            Forms.of(expression).shouldAgree(text);
        }
    }

    @Test
    void shouldStayWithinItsBoundsWhenGroupsAreDeepOrExpressionIsLong() {
        assertThat(Utf8Pattern.finding("(".repeat(60) + "a" + ")".repeat(60)).isCompiled()).isFalse();
        assertThat(Utf8Pattern.finding("a".repeat(3000)).isCompiled()).isFalse();
        PatternNode nothing = Objects.requireNonNull(Re2Parser.parse("(((){1000}){1000}){1000}"));
        assertThat(PatternNfa.of(nothing)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"^a.*b$", "^\\S+@\\S+$", "[\\s,]", "^\\u0041-\\x2d$", "^[^\\s]+$", "^[A-Z]{2}-"})
    void shouldCompileWhatIsTranslatedFromEcma262(String expression) {
        assertThat(Utf8Pattern.finding(RegularExpression.parse(expression).re2()).isCompiled()).isTrue();
    }
}
