// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.record;

import io.heddle.testkit.TestSeed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

class HeaderFormatTest {
    private static final Map<HeaderFormat, Pattern> PATTERNS = new EnumMap<>(Map.of(
            HeaderFormat.ID, Pattern.compile("[A-Za-z0-9._:-]{1,128}"),
            HeaderFormat.TIME, Pattern.compile(
                    "\\d{4}-[01]\\d-[0-3]\\dT[0-2]\\d:[0-5]\\d:[0-6]\\d(\\.\\d{1,9})?(Z|[+-][0-2]\\d:[0-5]\\d)"),
            HeaderFormat.TRACEPARENT, Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}")));
    private static final List<String> SEEDS = List.of(
            "0b0e6e4a-5f43-4b62-93a7-6a8b6de1dcbb",
            "shop.orders.v1.ingest-3-4711",
            "2026-01-31T23:59:59Z",
            "2026-01-31T23:59:59.123456789Z",
            "2026-01-31T23:59:59.1+02:00",
            "2026-12-01T00:00:00-11:30",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "",
            ".",
            "Z".repeat(128));

    @ParameterizedTest
    @EnumSource(names = {"ID", "TIME", "TRACEPARENT"})
    void shouldAgreeWithThePatternOnSeedsAndTheirMutations(HeaderFormat form) {
        Random random = TestSeed.random("HeaderFormatTest");
        int held = 0;
        for (int i = 0; i < 200_000; i++) {
            byte[] value = SEEDS.get(i % SEEDS.size()).getBytes(StandardCharsets.ISO_8859_1);
            byte[] mutated = i < SEEDS.size() ? value : mutate(value, random);
            boolean expected =
                    Objects.requireNonNull(PATTERNS.get(form))
                            .matcher(new String(mutated, StandardCharsets.ISO_8859_1))
                            .matches();
            assertThat(form.isValid(mutated)).as(new String(mutated, StandardCharsets.ISO_8859_1)).isEqualTo(expected);
            held += expected ? 1 : 0;
        }
        assertThat(held).isPositive();
    }

    @Test
    void shouldRefuseAMissingOrTooLongValue() {
        assertThat(HeaderFormat.ID.isValid(null)).isFalse();
        assertThat(HeaderFormat.ID.isValid("a".repeat(129).getBytes(StandardCharsets.UTF_8))).isFalse();
    }

    @Test
    void shouldPassSourcesSubjectsAndTraceStatesThatSayNothingAboutPeople() {
        assertThat(HeaderFormat.SOURCE.isValid(bytes("/system-a"))).isTrue();
        assertThat(HeaderFormat.SOURCE.isValid(bytes("urn:acme:anna@example.org"))).isFalse();
        assertThat(HeaderFormat.SOURCE.isValid(bytes("/phone/0171 2345678"))).isFalse();
        assertThat(HeaderFormat.SOURCE.isValid(bytes("tel:+49-171-2345678"))).isFalse();
        assertThat(HeaderFormat.SUBJECT.isValid(bytes("order/1"))).isTrue();
        assertThat(HeaderFormat.SUBJECT.isValid(bytes("Ada.Lovelace"))).isFalse();
        assertThat(HeaderFormat.TRACESTATE.isValid(bytes("rojo=1,congo=t61rcWkgMzE"))).isTrue();
        assertThat(HeaderFormat.TRACESTATE.isValid(bytes("rojo=1,anna meyer"))).isFalse();
        assertThat(HeaderFormat.TRACESTATE.isValid(bytes("rojo"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"rojo=DE89370400440532013000", "rojo=1,congo=0171-2345678", "rojo=0171;234;5678", "rojo=meyer",
                "rojo=1,congo=Ada.Lovelace", "1990-12-31=1", "rojo=4111111111111111"})
    void shouldRejectATraceStateThatMaySayWhoSomebodyIs(String state) {
        assertThat(HeaderFormat.TRACESTATE.isValid(bytes(state))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rojo=00f067aa0ba902b7,congo=t61rcWkgMzE", "dd=s:2;t.dm:-4;p:00f067aa0ba902b7", "rojo=1"})
    void shouldAcceptTheStateOfTracingTools(String state) {
        assertThat(HeaderFormat.TRACESTATE.isValid(bytes(state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0b0e6e4a-5f43-4b62-93a7-6a8b6de1dcbb", "01ARZ3NDEKTSV4RRFFQ69G5FAV", "4bf92f3577b34da6",
        "order-17", "1", "mf3k2x9a.x7q1-12"})
    void shouldTakeIdsOfMachinesForIds(String id) {
        assertThat(EventIdForm.looksLikeData(bytes(id))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ada.Lovelace", "meyer", "DE89370400440532013000", "0171-2345678", "1990-12-31",
        "4111111111111111", "123-45-6789"})
    void shouldTakeNamesAndNumbersOfPeopleForData(String id) {
        assertThat(EventIdForm.looksLikeData(bytes(id))).isTrue();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] mutate(byte[] value, Random random) {
        String alphabet = "0123456789abcfgTZ.:+-_ @\u00e9\n";
        StringBuilder text = new StringBuilder(new String(value, StandardCharsets.ISO_8859_1));
        int index = text.isEmpty() ? 0 : random.nextInt(text.length());
        char other = alphabet.charAt(random.nextInt(alphabet.length()));
        switch (random.nextInt(4)) {
            case 0 -> text.insert(index, other);
            case 1 -> text.setLength(index);
            case 2 -> text.replace(index, Math.min(text.length(), index + 1), "");
            default -> text.replace(index, Math.min(text.length(), index + 1), Character.toString(other));
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
