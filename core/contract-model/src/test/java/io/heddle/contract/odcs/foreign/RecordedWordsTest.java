// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.foreign;

import io.heddle.contract.ContractNotice;
import io.heddle.contract.odcs.ContractReading;
import io.heddle.contract.odcs.OdcsDocumentFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Words that are read and not obeyed: each gives a notice, none is passed over. */
class RecordedWordsTest {
    private static List<String> notices(ContractReading.Valid reading) {
        return reading.notices().stream().map(notice -> notice.code() + " " + notice.path()).toList();
    }

    private static List<String> notices(String property) {
        return notices(OdcsDocumentFixture.valid(OdcsDocumentFixture.derived(property)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "logicalType: string, unique: true|unique",
        "logicalType: string, partitioned: true, partitionKeyPosition: 1|partitioned",
        "logicalType: string, encryptedName: f_secret|encryptedName",
        "logicalType: string, relationships: [{to: a.b}]|relationships",
        "logicalType: timestamp, logicalTypeOptions: {timezone: false}|logicalTypeOptions.timezone",
        "logicalType: timestamp, logicalTypeOptions: {defaultTimezone: Etc/UTC}|logicalTypeOptions.defaultTimezone",
        "logicalType: timestamp, logicalTypeOptions: {format: 'dd.MM.yyyy HH:mm'}|logicalTypeOptions.format",
        "logicalType: time, logicalTypeOptions: {format: 'HH:mm'}|logicalTypeOptions.format",
        "logicalType: date, logicalTypeOptions: {format: 'dd.MM.yyyy'}|logicalTypeOptions.format",
        "logicalType: date, physicalType: string, logicalTypeOptions: {format: 'yyyy-MM-dd'}|logicalTypeOptions.format",
        "logicalType: integer, logicalTypeOptions: {format: u8}|logicalTypeOptions.format",
        "logicalType: integer, physicalType: long, logicalTypeOptions: {format: i32}|logicalTypeOptions.format",
        "logicalType: number, physicalType: double, logicalTypeOptions: {format: f32}|logicalTypeOptions.format",
        "logicalType: number, logicalTypeOptions: {multipleOf: 5}|logicalTypeOptions.multipleOf"
    })
    void shouldNoticeAWordThatPromisesWhatIsNotChecked(String words, String path) {
        assertThat(notices("{name: f, " + words + "}"))
                .containsExactly("field.constraint.recorded schema[0].properties[0]." + path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"logicalType: string, unique: false", "logicalType: string, partitioned: false",
        "logicalType: date, logicalTypeOptions: {format: yyyy-MM-dd}",
        "logicalType: integer, physicalType: int, logicalTypeOptions: {format: i32}",
        "logicalType: integer, logicalTypeOptions: {format: i64}",
        "logicalType: number, logicalTypeOptions: {format: f64}",
        "logicalType: string, required: true, primaryKey: true, partitioned: true"})
    void shouldNotNoticeWhatHoldsAnyway(String words) {
        assertThat(notices("{name: f, " + words + "}")).isEmpty();
    }

    @Test
    void shouldNoticeANestedPrimaryKey() {
        assertThat(notices("{name: f, logicalType: object, properties: [{name: g, logicalType: string,"
                + " primaryKey: true}]}"))
                .containsExactly("field.constraint.recorded schema[0].properties[0].properties[0].primaryKey");
    }

    @ParameterizedTest
    @CsvSource({"maskng, masking", "Masking, masking", "maskingStrategy, masking", "mask, masking"})
    void shouldSuggestMaskingForACustomPropertyOfAFieldThatLooksLikeIt(String name, String meant) {
        ContractReading.Valid reading = OdcsDocumentFixture.valid(OdcsDocumentFixture.derived(
                "{name: f, logicalType: string, customProperties: [{property: " + name + ", value: hash}]}"));

        assertThat(reading.notices()).singleElement().satisfies(notice -> {
            assertThat(notice.code()).isEqualTo("setting.similar");
            assertThat(notice.message()).contains("did you mean '" + meant + "'?");
        });
    }

    @Test
    void shouldLookAtTheCustomPropertiesOfItemsAndValues() {
        assertThat(notices("{name: f, logicalType: array, items: {logicalType: object, properties: [{name: g,"
                + " logicalType: string, customProperties: [{property: maskin, value: hash}]}]}}"))
                .containsExactly("setting.similar "
                        + "schema[0].properties[0].items.properties[0].customProperties[0].property");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{property: masking, vendor: Heddle, value: hash}",
        "{property: masking, vendor: hedle, value: hash}"})
    void shouldNoticeAVendorThatLooksLikeAMistypedOne(String property) {
        assertThat(notices("{name: f, logicalType: string, customProperties: [" + property + "]}"))
                .containsExactly("setting.similar schema[0].properties[0].customProperties[0].vendor");
    }

    @Test
    void shouldNoticeThatOnlyTheFirstOfTwoMasksHolds() {
        assertThat(notices("{name: f, logicalType: string, customProperties: [{property: masking, value: hash},"
                + " {property: masking, value: none}]}"))
                .containsExactly("setting.twice schema[0].properties[0].customProperties[1].property");
    }

    @Test
    void shouldNoticeSettingsInTheWrongPlace() {
        ContractReading.Valid reading = OdcsDocumentFixture.valid(OdcsDocumentFixture.with(
                "customProperties:\n  -", "customProperties:\n  - {property: masking, value: hash}\n  -")
                .replace("    logicalType: object\n    auth",
                        "    logicalType: object\n    customProperties: [{property: partitions, value: 3},"
                                + " {property: masking, value: hash}, {property: of-others, value: 1}]\n    auth"));

        assertThat(reading.notices()).filteredOn(notice -> notice.code().equals("setting.misplaced"))
                .extracting(ContractNotice::path)
                .containsExactly("schema[0].customProperties[0].property", "schema[0].customProperties[1].property",
                        "customProperties[0].property");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "web.forms.a-b|no path of a field", "web.forms.v2.|no path of a field",
        "web-shop.order-lines.skuu|did you mean 'sku'?", "web-shop.order-lines.v2.price|has no field price"})
    void shouldNoticeASourceFieldThatCannotExist(String source, String message) {
        ContractReading.Valid reading = OdcsDocumentFixture.valid(OdcsDocumentFixture.derived(
                "{name: sku, logicalType: string, transformSourceObjects: [" + source + "]}"));

        assertThat(reading.notices()).singleElement().satisfies(notice -> {
            assertThat(notice.code()).isEqualTo("source.field.unknown");
            assertThat(notice.path()).isEqualTo("schema[0].properties[0].transformSourceObjects[0]");
            assertThat(notice.message()).contains(message);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"web.signups", "web.signups.mail", "web.forms.v2", "erp_table", "shop_db.public.carts",
        "web-shop.order-lines.sku", "web-shop.order-lines"})
    void shouldNotNoticeSourcesThatMayExist(String source) {
        assertThat(notices("{name: sku, logicalType: string, transformSourceObjects: [" + source + "]}")).isEmpty();
    }
}
