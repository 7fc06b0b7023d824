// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import io.heddle.contract.ContractFault;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Comparator;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Any document is read, in bounded time, into a contract or into faults in document order. */
class ContractReaderHostileDocumentTest {
    private static final List<String> EXAMPLES =
            List.of(OdcsDocumentFixture.CUSTOMERS, OdcsDocumentFixture.resource("/contracts/everything.yaml"),
                    OdcsDocumentFixture.resource("/contracts/ten-faults.yaml"));
    private static final Comparator<ContractFault> DOCUMENT_ORDER =
            Comparator.comparingInt(ContractFault::line).thenComparingInt(ContractFault::column);

    private static void check(String yaml) {
        ContractReading reading = ContractReader.read(yaml, OdcsDocumentFixture.SCHEMAS);
        if (reading instanceof ContractReading.Valid valid) {
            assertThat(OdcsDocumentFixture.valid(valid.document().toYaml()).contract()).isEqualTo(valid.contract());
        } else {
            List<ContractFault> faults = OdcsDocumentFixture.faults(reading);
            assertThat(faults).isNotEmpty().isSortedAccordingTo(DOCUMENT_ORDER);
            assertThat(faults).allSatisfy(fault -> {
                assertThat(fault.line()).isPositive();
                assertThat(fault.column()).isPositive();
                assertThat(fault.message()).isNotBlank();
                assertThat(fault.fix()).isNotBlank();
            });
        }
    }

    @Property(tries = 2_500)
    void shouldNeverThrowWhenDocumentIsMutated(@ForAll("mutants") String yaml) {
        check(yaml);
    }

    @Provide
    Arbitrary<String> mutants() {
        Arbitrary<String> snippets = Arbitraries.of(
                "", "[]", "{}", "null", "~", "0", "-1", "1e9", "true", "\"\"", "'x'", "[a]", "{a: b}",
                "{strategy: partial}", "hash", "nullify", "*a", "&a x", "none",
                "compact", ".inf", "1e400", "x: y", "\n", "  ", "- ", ": ", ",", "\uD83D\uDE00", "é", "a.b", "a[].b{}",
                "!!int 5", "# c", "custom", "string", "long", "2.0.0");
        Arbitrary<double[]> cuts = Arbitraries.doubles().between(0, 1).array(double[].class).ofSize(2);
        return Combinators.combine(Arbitraries.of(EXAMPLES), cuts.list().ofMinSize(1).ofMaxSize(3), snippets,
                Arbitraries.of(true, false)).as((yaml, places, snippet, byValue) -> {
                    String text = yaml;
                    for (double[] place : places) {
                        text = byValue ? replaceValue(text, place[0], snippet) : cut(text, place[0], place[1], snippet);
                    }
                    return text;
                });
    }

    /** Replaces a whole value with a snippet: the text after a colon, up to the next comma, brace or line end. */
    private static String replaceValue(String text, double where, String snippet) {
        int colon = text.indexOf(": ", (int) (where * text.length()));
        if (colon < 0) {
            return text;
        }
        int end = colon + 2;
        while (end < text.length() && ",}]\n".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(0, colon + 2) + snippet + text.substring(end);
    }

    private static String cut(String text, double where, double share, String snippet) {
        int from = (int) (where * text.length());
        int cutEnd = Math.min(text.length(), from + (int) (share * 12));
        return text.substring(0, from) + snippet + text.substring(cutEnd);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a", "[]", "{}", "- a", "null", "schema: [null]", "schema: [[], {}, 5]",
        "customProperties: {a: b}", "team: [[[]]]", "{schema: {properties: [1]}}", "\"\""})
    void shouldReportFaultsWhenDocumentIsNotAContract(String yaml) {
        check(yaml);
        assertThat(OdcsDocumentFixture.faults(yaml)).isNotEmpty();
    }

    @Test
    @Timeout(20)
    void shouldFinishQuicklyWhenThereAreManyUnknownKeys() {
        StringBuilder yaml = new StringBuilder(OdcsDocumentFixture.CUSTOMERS);
        for (int i = 0; i < 90_000; i++) {
            yaml.append("unknown_key_number_").append(i).append(": 1\n");
        }
        assertThat(OdcsDocumentFixture.faults(yaml.toString())).hasSize(1_001);
    }

    @Test
    @Timeout(20)
    void shouldFinishQuicklyWhenThereAreManyInvalidProperties() {
        StringBuilder yaml = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            yaml.append("      - {name: customer_").append(i)
                    .append(", customProperties: [{property: masking, value: hsh}]}\n");
        }
        assertThat(OdcsDocumentFixture
                .faults(OdcsDocumentFixture.with("avsc}]\n    properties:\n", "avsc}]\n    properties:\n" + yaml)))
                .hasSize(1_001);
    }

    @Test
    @Timeout(20)
    void shouldReadManyValidProperties() {
        String[] properties = new String[8_000];
        for (int i = 0; i < properties.length; i++) {
            properties[i] = "{name: f" + i
                    + ", logicalType: string, required: true, customProperties: [{property: masking, value: redact}]}";
        }
        assertThat(OdcsDocumentFixture.valid(OdcsDocumentFixture.derived(properties)).contract().fields())
                .hasSize(properties.length);
    }

    @Test
    void shouldReportFaultWhenPropertiesAreNestedTooDeep() {
        String property = "{name: f, logicalType: string}";
        for (int i = 0; i < 60; i++) {
            property = "{name: f, logicalType: object, properties: [" + property + "]}";
        }
        assertThat(OdcsDocumentFixture.faults(OdcsDocumentFixture.derived(property))).extracting(ContractFault::code)
                .containsExactly("yaml.too.deep");
    }
}
