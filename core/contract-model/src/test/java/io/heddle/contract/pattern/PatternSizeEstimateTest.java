// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.pattern;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PatternSizeEstimateTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "abc|3", "a{3}|3", "a{2,5}|5", "a{2,}|3", "(ab){3}|12", "[a-z]{4}|4", "[]a]{2}|2", "[^]a]{2}|2", "a{x}|4",
        "\\{3}|3", "\\x{1F600}|1", "\\d{4}-\\d{2}|7", "''|0", "((|0"
    })
    void shouldCountStepsWhenRepetitionsAreWrittenOut(String pattern, long size) {
        assertThat(PatternSizeEstimate.estimate(pattern)).isEqualTo(size);
    }

    @ParameterizedTest
    @ValueSource(strings = {"((((a{1000}){1000}){1000}){1000})", "((((((((((a{9}){9}){9}){9}){9}){9}){9}){9}){9}){9})",
        "(\\pL{1000})", "(a{100}){200}", "[\\pL\\pN]{1000}", "((){1000}){1000}", "(a{1000})\\Q\\E{1000}",
        "(a{1000})(?i){1000}", "(a{1000}\\Q(\\E){1000}"})
    void shouldBeLargeWhenRepetitionsMultiply(String pattern) {
        assertThat(PatternSizeEstimate.estimate(pattern)).isGreaterThan(PatternSizeEstimate.MAX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[A-Z]{2}\\d{2}[A-Z0-9]{1,30}", "(\\d{1,3}\\.){3}\\d{1,3}",
        "[a-z0-9.]{1,255}@[a-z0-9.]{1,255}", "\\p{L}{1,100}"})
    void shouldBeSmallWhenPatternIsOrdinary(String pattern) {
        assertThat(PatternSizeEstimate.estimate(pattern)).isLessThanOrEqualTo(PatternSizeEstimate.MAX);
    }

    @Property(tries = 5_000)
    void shouldCompileSafelyWhenSmallEnough(@ForAll("patterns") String pattern) {
        if (PatternSizeEstimate.estimate(pattern) <= PatternSizeEstimate.MAX) {
            try {
                com.google.re2j.Pattern compiled = com.google.re2j.Pattern.compile(pattern);
                assertThat(compiled.programSize()).isLessThan(20 * PatternSizeEstimate.MAX);
            } catch (com.google.re2j.PatternSyntaxException e) {
                assertThat(e.getDescription()).isNotNull();
            }
        }
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries
                .of("a", "(", ")", "(?:", "{10}", "{1000}", "{2,}", "{3,900}", "*", "+", "?", "[", "]", "[a-z]", "[^",
                        "\\", "\\d", "\\pL", "\\p{Greek}", "|", ".", "^", "$", "\\Q", "\\E", "(?i)", "{")
                .list().ofMaxSize(25).map(parts -> String.join("", parts));
    }
}
