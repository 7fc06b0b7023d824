// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.decision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heddle.contract.Severity;
import io.heddle.contract.Violation;
import io.heddle.testkit.BaselineFile;
import io.heddle.testkit.TestSeed;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class ViolationsJsonTest {
    private static final long NO_LIMIT = Long.MAX_VALUE;

    /** Every kind of character that JSON, UTF-8 or the header's own rules treat differently. */
    private static final String[] PIECES = {
        "amount", " ", "a/b", "\"", "\\", "\n", "\r", "\t", "\b", "\f", "\0", "\u001f", "\u007f", "\u0080", "\u009f",
        "ü", "€", "\u2028", "\ufeff", "\uffff", "😀", "\ud83d", "\ude00", "<script>", "'", "x".repeat(40)
    };

    private static String text(List<Violation> violations, long maxBytes) {
        return new String(ViolationsJson.of(violations, maxBytes), StandardCharsets.UTF_8);
    }

    private static String visible(String text) {
        StringBuilder visible = new StringBuilder();
        text.chars()
                .forEach(c -> visible.append(c >= ' ' && c < 0x7f ? Character.toString(c) : "<U+%04X>".formatted(c)));
        return visible.toString();
    }

    private static String generatedText(Random random) {
        StringBuilder text = new StringBuilder();
        for (int pieces = random.nextInt(5); pieces > 0; pieces--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private static List<Violation> generated(Random random) {
        List<Violation> violations = new ArrayList<>();
        for (int count = random.nextInt(4); count > 0; count--) {
            violations.add(new Violation(generatedText(random), generatedText(random), generatedText(random),
                    generatedText(random), Severity.ERROR));
        }
        return violations;
    }

    /** Clients may compare these bytes, so they stay as they always were. */
    @Test
    void shouldWriteTheSameBytesAsBefore() {
        Random random = new Random(4_711);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 150; i++) {
            List<Violation> violations = generated(random);
            long maxBytes = i % 3 == 0 ? random.nextInt(2, 300) : NO_LIMIT;
            lines.append(maxBytes).append(' ').append(visible(text(violations, maxBytes))).append('\n');
        }

        BaselineFile.of("violations-header.txt").assertMatches(lines.toString());
    }

    @Test
    void shouldBeReadAsTheViolationsThatWereWritten() throws IOException {
        Random random = TestSeed.random("violations read");
        for (int i = 0; i < 1_000; i++) {
            List<Violation> violations = generated(random);

            JsonNode read = new ObjectMapper().readTree(text(violations, NO_LIMIT));

            assertThat(read.size()).isEqualTo(violations.size());
            for (int j = 0; j < violations.size(); j++) {
                Violation violation = violations.get(j);
                assertThat(read.get(j).get("rule").textValue()).isEqualTo(violation.rule());
                assertThat(read.get(j).get("path").textValue()).isEqualTo(violation.path());
                assertThat(read.get(j).get("value").textValue()).isEqualTo(violation.value());
                assertThat(read.get(j).get("message").textValue()).isEqualTo(violation.message());
            }
        }
    }

    @Test
    void shouldKeepAsManyOfTheFirstAsFit() throws IOException {
        Random random = TestSeed.random("violations kept");
        for (int i = 0; i < 500; i++) {
            List<Violation> violations = generated(random);
            String all = text(violations, NO_LIMIT);
            int length = all.getBytes(StandardCharsets.UTF_8).length;
            int before = 0;
            for (long maxBytes = 2; maxBytes <= length + 1L; maxBytes++) {
                byte[] json = ViolationsJson.of(violations, maxBytes);
                int count = new ObjectMapper().readTree(json).size();
                assertThat(json.length).isLessThanOrEqualTo((int) maxBytes);
                assertThat(new String(json, StandardCharsets.UTF_8))
                        .isEqualTo(text(violations.subList(0, count), NO_LIMIT));
                assertThat(count).isGreaterThanOrEqualTo(before);
                before = count;
            }
            assertThat(before).isEqualTo(violations.size());
        }
    }

    @Test
    void shouldBeAnEmptyListWhenNothingFits() {
        Violation violation = new Violation("range", "amount", "long", "must be at least 0", Severity.ERROR);

        assertThat(text(List.of(), 2)).isEqualTo(ViolationsJson.NONE);
        assertThat(text(List.of(violation), 20)).isEqualTo(ViolationsJson.NONE);
    }
}
