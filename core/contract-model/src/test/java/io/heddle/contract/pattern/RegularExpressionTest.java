// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The meaning of ECMA-262 in Unicode mode; {@code #} stands for a backslash. */
class RegularExpressionTest {
    @ParameterizedTest
    @CsvSource(delimiterString = " -> ", quoteCharacter = '~', value = {
        "[0-9]{5} -> box 12345 b -> true",
        "^[0-9]{5}$ -> box 12345 b -> false",
        "^[A-Z]{2}- -> DE-4711 -> true",
        "@acme#.example$ -> a@acme.example.org -> false",
        "a|b$ -> xay -> true",
        "^a.b$ -> a\u00e9b -> true",
        "^a.b$ -> a\u2028b -> false",
        "^a.b$ -> ~a\rb~ -> false",
        "(?s)^a.b$ -> ~a\nb~ -> true",
        "^a#sb$ -> a\u00a0b -> true",
        "^#S+$ -> a\u3000b -> false",
        "^[#s,]+$ -> \u2003,\ufeff -> true",
        "^[^#s]+$ -> a\u00a0b -> false",
        "^[#S]$ -> \ud83d\ude80 -> true",
        "^[#S]$ -> \u2029 -> false",
        "^#u0041#x42#u{43}$ -> ABC -> true",
        "^#ud83d#ude80$ -> \ud83d\ude80 -> true",
        "^.$ -> \ud83d\ude80 -> true",
        "^#u002e$ -> x -> false",
        "^a#/b$ -> a/b -> true",
        "^a#cIb$ -> ~a\tb~ -> true",
        "^[#b]$ -> ~\b~ -> true",
        "#bcat#b -> a cat. -> true",
        "#bcat#b -> concat -> false",
        "^#d+$ -> \u0661\u0662 -> false",
        "^#w+$ -> caf\u00e9 -> false",
        "^#p{L}+$ -> caf\u00e9 -> true",
        "^#p{Letter}+$ -> caf\u00e9 -> true",
        "^#p{Script=Greek}+$ -> \u03b1\u03b2 -> true",
        "^#P{Lu}$ -> A -> false",
        "^(?<year>[0-9]{4})-(?:[0-9]{2})$ -> 2026-12 -> true",
        "^[[]a]$ -> [a] -> true",
        "^[^]$ -> ~\n~ -> true",
        "[] -> ] -> false",
        "^a{2}?$ -> aa -> true",
        "^a{,2}$ -> a{,2} -> true",
        "^[a-z#-]+$ -> a-b -> true"
    })
    void shouldMatchAsEcma262(String expression, String text, boolean matches) {
        String pattern = expression.replace('#', '\\');

        assertThat(RegularExpression.fault(pattern)).isEmpty();
        assertThat(RegularExpression.parse(pattern).hasMatch(text)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " -> ", quoteCharacter = '~', value = {
        "^(?=.*[0-9]).{9}$ -> RE2 has no look-ahead (?=...)",
        "a(?!b) -> RE2 has no negative look-ahead (?!...)",
        "(?<=a)b -> RE2 has no look-behind (?<=...)",
        "(?<!a)b -> RE2 has no negative look-behind (?<!...)",
        "(?>a)b -> RE2 has no atomic group (?>...)",
        "(a)#1 -> RE2 has no back references #1",
        "(?<n>a)#k<n> -> RE2 has no back references #k<...>",
        "[[:alpha:]] -> [:alpha:] is a class in RE2, but not in ECMA-262; list the characters, such as a-z",
        "#u{110000} -> no text contains the code point #u{110000}",
        "#ud83d -> no text contains the code point #u{d83d}",
        "((a{1000}){1000}){1000} -> its repetitions multiply to more than 10000 steps"
    })
    void shouldNameWhatRe2CannotDo(String expression, String fault) {
        assertThat(RegularExpression.fault(expression.replace('#', '\\'))).contains(fault.replace('#', '\\'));
    }

    @Test
    void shouldNameTheFaultyPartOfAnInvalidExpression() {
        assertThat(RegularExpression.fault("a(b")).hasValueSatisfying(fault -> assertThat(fault)
                .startsWith("not an RE2 expression: missing closing )"));
        assertThat(RegularExpression.fault("\\p{Sanskrit}")).hasValueSatisfying(fault -> assertThat(fault)
                .contains("\\p{Sanskrit}"));
        assertThat(RegularExpression.fault("a\\")).isPresent();
        assertThat(RegularExpression.fault("[a")).isPresent();
        assertThat(RegularExpression.fault("a".repeat(1_001))).hasValue("it is longer than 1000 characters");
    }
}
