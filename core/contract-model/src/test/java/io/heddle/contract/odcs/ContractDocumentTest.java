// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import io.heddle.contract.ContractNotice;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ContractDocumentTest {
    private static final String EVERYTHING = OdcsDocumentFixture.resource("/contracts/everything.yaml");

    @Test
    void shouldReadSameContractWhenWritten() {
        ContractReading.Valid first = OdcsDocumentFixture.valid(EVERYTHING);
        ContractReading.Valid second = OdcsDocumentFixture.valid(first.document().toYaml());
        assertThat(second.contract()).isEqualTo(first.contract());
        assertThat(second.document().toYaml()).isEqualTo(first.document().toYaml());
    }

    @Test
    void shouldPreserveUnknownPropertiesWhenWritten() {
        String written = OdcsDocumentFixture.valid(EVERYTHING).document().toYaml();
        assertThat(written).startsWith("apiVersion: v3.2.0\nkind: DataContract\n");
        assertThat(written).contains("zeenea", "purview", "monte-carlo", "priceAmount: 9.95",
                "tenant: ClimateQuantumInc", "rejected: \"yes\"",
                "SELECT COUNT(*) FROM", "synonym: client", "replacedByUsername");
        List<String> keys = written.lines().filter(line -> line.matches("[A-Za-z]+:.*"))
                .map(line -> line.replaceFirst(":.*", "")).toList();
        assertThat(keys).containsExactlyElementsOf(
                EVERYTHING.lines().filter(line -> line.matches("[A-Za-z]+:.*"))
                        .map(line -> line.replaceFirst(":.*", "")).toList());
    }

    @Test
    void shouldReportPositionOfRuleWhenItIsInTheDocument() {
        ContractDocument document = new ContractDocument(EVERYTHING);
        ContractDocument.Location location = document.ruleLocation("positive").orElseThrow();
        assertThat(EVERYTHING.lines().toList().get(location.position().line() - 1)).contains("implementation: |");
        assertThat(location.path()).isEqualTo("schema[0].quality[3].implementation");
        assertThat(document.ruleLocation("state-known").orElseThrow().path())
                .isEqualTo("schema[0].properties[4].quality[0].implementation");
        assertThat(document.ruleLocation("quality[1]").orElseThrow().path())
                .isEqualTo("schema[0].quality[1].implementation");
        assertThat(document.ruleLocation("nothing")).isEmpty();
    }

    @Test
    void shouldReturnCustomPropertyWhenItIsASingleValue() {
        ContractDocument document = new ContractDocument(EVERYTHING);
        assertThat(document.customProperty("replicas")).contains("3");
        assertThat(document.customProperty("outputPorts")).isEmpty();
        assertThat(document.customProperty("anything")).isEmpty();
    }

    @Test
    void shouldRefuseToWriteWhenSourceWasNeverRead() {
        assertThatThrownBy(() -> new ContractDocument("[").toYaml()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new ContractDocument("a").toYaml()).isInstanceOf(IllegalStateException.class);
    }

    @Property(tries = 300)
    void shouldReadSameContractWhenWrittenWithArbitraryContent(@ForAll("contracts") String yaml) {
        ContractReading.Valid first = OdcsDocumentFixture.valid(yaml);
        ContractReading.Valid second = OdcsDocumentFixture.valid(first.document().toYaml());
        assertThat(second.contract()).isEqualTo(first.contract());
        assertThat(second.notices()).extracting(ContractNotice::code, ContractNotice::path, ContractNotice::message)
                .containsExactlyElementsOf(first.notices().stream()
                        .map(n -> org.assertj.core.groups.Tuple.tuple(n.code(), n.path(), n.message())).toList());
    }

    @Provide
    Arbitrary<String> contracts() {
        Arbitrary<String> text = Arbitraries.strings().withChars(" :#-{}[],'\"\\\n\tabcé\u3042").ofMaxLength(30)
                .map(ContractDocumentTest::quoted);
        Arbitrary<String> property = Combinators.combine(
                Arbitraries.of("string", "integer", "number", "boolean", "date", "timestamp", "time"),
                Arbitraries.of(true, false),
                Arbitraries.of("", ", tags: [PII]", ", classification: restricted",
                        ", customProperties: [{property: masking, value: redact}]",
                        ", customProperties: [{property: masking, vendor: other, value: {a: [1, null, {b: ~}]}}]",
                        ", enum: [1]".replace("[1]", "[a]")),
                text)
                .as((type, required, more, doc) -> "logicalType: " + type + ", required: " + required
                        + (more.contains("enum") && !type.equals("string") ? "" : more) + ", description: " + doc
                        + "}");
        return Combinators
                .combine(property.list().ofMinSize(1).ofMaxSize(6), text, text,
                        Arbitraries.integers().between(1, 10_000))
                .as((properties, purpose, custom, partitions) -> {
                    String[] lines = new String[properties.size()];
                    for (int i = 0; i < lines.length; i++) {
                        lines[i] = "{name: f" + i + ", " + properties.get(i);
                    }
                    return OdcsDocumentFixture.derived(lines) + "description: {purpose: " + purpose
                            + "}\ncustomProperties:\n  - {property: partitions, value: " + partitions
                            + "}\n  - {property: x, vendor: acme, value: {" + custom + ": [" + custom
                            + ", 1.50, null, true]}}\n";
                });
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t") + "\"";
    }
}
