// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

import io.heddle.contract.odcs.ContractReader;
import io.heddle.contract.odcs.ContractReading;
import io.heddle.contract.text.ContractWording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Invariants of every service level property, including future ones. */
class SlaPropertyTest {
    private static final Path REFERENCE = Path.of("..", "..", "docs", "reference", "service-levels.md");

    private static ContractReading read(String word, String amount) {
        return ContractReader.read("""
                apiVersion: v3.1.0
                kind: DataContract
                id: web-shop.order-lines
                version: 2.0.1
                status: active
                team: {name: web}
                schema:
                  - name: lines
                    physicalType: topic
                    properties: [{name: sku, logicalType: string}]
                slaProperties:
                  - {property: %s, %s}
                """.formatted(word, amount), SchemaSource.of(Map.of()));
    }

    private static String wordOf(SlaProperty property) {
        return property == SlaProperty.OTHER ? "numberOfWidgets" : property.word();
    }

    private static String amount(SlaProperty property) {
        return switch (property.kind()) {
            case DURATION -> "value: 15, unit: m";
            case SHARE -> "value: 99, unit: percent";
            case AMOUNT, FREE -> "value: 5";
        };
    }

    private static ContractReading.Valid valid(SlaProperty property) {
        ContractReading reading = read(wordOf(property), amount(property));
        assertThat(reading).isInstanceOf(ContractReading.Valid.class);
        return (ContractReading.Valid) reading;
    }

    @ParameterizedTest
    @EnumSource(SlaProperty.class)
    void shouldBeReadWithANoticeIfItIsOnlyRecorded(SlaProperty property) {
        ContractReading.Valid reading = valid(property);

        assertThat(reading.contract().sla()).singleElement().satisfies(objective -> {
            assertThat(objective.property()).isEqualTo(property);
            assertThat(objective.word()).isEqualTo(wordOf(property));
        });
        assertThat(reading.notices()).extracting(ContractNotice::code)
                .isEqualTo(switch (property.treatment()) {
                    case MEASURED, APPLIED -> List.of();
                    case RECORDED -> List.of("sla.recorded");
                });
    }

    @ParameterizedTest
    @EnumSource(SlaProperty.class)
    void shouldRefuseOrNoticeValuesThatAreNotOfItsKind(SlaProperty property) {
        ContractReading text = read(wordOf(property), "value: soon");
        ContractReading unit = read(wordOf(property), "value: 5, unit: moons");

        switch (property.treatment()) {
            case MEASURED, APPLIED -> {
                assertThat(text).isInstanceOf(ContractReading.Invalid.class);
                assertThat(unit).isInstanceOf(ContractReading.Invalid.class);
            }
            case RECORDED -> {
                assertUnread(text, property.kind() != SlaValueKind.FREE);
                assertUnread(unit, property.kind() == SlaValueKind.DURATION || property.kind() == SlaValueKind.SHARE);
            }
        }
    }

    private static void assertUnread(ContractReading reading, boolean unread) {
        assertThat(reading).isInstanceOfSatisfying(ContractReading.Valid.class,
                valid -> assertThat(valid.notices()).extracting(ContractNotice::code)
                        .containsExactlyElementsOf(
                                unread ? List.of("sla.recorded", "sla.value.unread") : List.of("sla.recorded")));
    }

    @Test
    void shouldKeepFreeTextInTheDocumentWithANotice() {
        ContractReading.Valid reading = (ContractReading.Valid) read("openingHours", "value: '09:00-17:00'");

        assertThat(reading.contract().sla()).isEmpty();
        assertThat(reading.document().toYaml()).contains("openingHours", "09:00-17:00");
        assertThat(reading.notices()).extracting(ContractNotice::code, ContractNotice::path)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("sla.recorded", "slaProperties[0].property"));
    }

    @ParameterizedTest
    @EnumSource(SlaProperty.class)
    void shouldRenderAnObjectiveWithItsValue(SlaProperty property) {
        String words = ContractWording.describe(valid(property).contract().sla().get(0));

        assertThat(words).contains(switch (property.kind()) {
            case DURATION -> "15 m";
            case SHARE -> "99 %";
            case AMOUNT, FREE -> "5";
        });
    }

    @ParameterizedTest
    @EnumSource(SlaProperty.class)
    void shouldShowMeasuredValuesByKind(SlaProperty property) {
        assertThat(ContractWording.describe(property.kind(), 0.99, seconds -> seconds + " seconds"))
                .isEqualTo(switch (property.kind()) {
                    case DURATION -> "0.99 seconds";
                    case SHARE -> "99.00 %";
                    case AMOUNT, FREE -> "0.99";
                });
    }

    @Test
    void shouldShowNumbersThatAreNotFinite() {
        assertThat(ContractWording.describe(SlaValueKind.FREE, Double.NaN, seconds -> "")).isEqualTo("NaN");
    }

    @ParameterizedTest
    @EnumSource(SlaProperty.class)
    void shouldDocumentEachPropertyInTheReference(SlaProperty property) throws IOException {
        String cell = property == SlaProperty.OTHER ? "| any other word |" : "| `" + property.word() + "` |";
        String kind = switch (property.kind()) {
            case DURATION -> "| time |";
            case SHARE -> "| share |";
            case AMOUNT -> "| amount |";
            case FREE -> "| free |";
        };
        String treatment = switch (property.treatment()) {
            case MEASURED -> "| measured: ";
            case APPLIED -> "| applied: ";
            case RECORDED -> "| recorded |";
        };

        assertThat(Files.readAllLines(REFERENCE)).filteredOn(line -> line.startsWith(cell))
                .singleElement().asString().contains(kind, treatment);
    }

    @Test
    void shouldMapEachNameToOneProperty() {
        assertThat(SlaProperty.words()).doesNotHaveDuplicates().doesNotContain("")
                .allSatisfy(word -> assertThat(SlaProperty.of(word).word()).isEqualTo(word));
        assertThat(SlaProperty.of("Freshness")).isEqualTo(SlaProperty.OTHER);
        assertThat(SlaProperty.of("")).isEqualTo(SlaProperty.OTHER);
    }
}
