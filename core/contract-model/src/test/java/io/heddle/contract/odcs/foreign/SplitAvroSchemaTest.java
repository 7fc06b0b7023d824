// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.foreign;

import io.heddle.contract.ContractFault;
import io.heddle.contract.SchemaSource;
import io.heddle.contract.odcs.ContractReader;
import io.heddle.contract.odcs.ContractReading;
import io.heddle.contract.odcs.OdcsDocumentFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Avro files as people write them: with comments, with a byte order mark, split over several files. */
class SplitAvroSchemaTest {
    private static final String NOTE = """
            // who wrote what
            {"type": "record", "name": "Note", "namespace": "desk", "fields": [
              {"name": "note_id", "type": "long"}, /* grows */
              {"name": "body", "type": "string"}
            ]}
            """;
    private static final String ORDER = """
            {"type": "record", "name": "Order", "namespace": "shop", "fields": [
              {"name": "to", "type": "Address"}, {"name": "state", "type": "shop.types.State"}]}
            """;
    private static final String ADDRESS = """
            {"type": "record", "name": "Address", "namespace": "shop", "fields": [
              {"name": "city", "type": "string"}, {"name": "country", "type": "shop.types.Country"}]}
            """;
    private static final String TYPES = """
            [{"type": "enum", "name": "State", "namespace": "shop.types", "symbols": ["NEW", "SENT"]},
             {"type": "fixed", "name": "Country", "namespace": "shop.types", "size": 2}]
            """;
    private static final Map<String, String> FILES = Map.of("note.avsc", NOTE, "order.avsc", ORDER, "address.avsc",
            ADDRESS, "types.avsc", TYPES, "marked.avsc", "\uFEFF" + NOTE, "broken.avsc", "{\"type\": ");

    private static ContractReading read(String... urls) {
        StringBuilder definitions = new StringBuilder();
        for (String url : urls) {
            definitions.append("      - {type: implementation, url: ").append(url).append("}\n");
        }
        return ContractReader.read("""
                apiVersion: v3.1.0
                kind: DataContract
                id: desk.notes
                version: 1.0.0
                status: active
                team: {name: desk}
                schema:
                  - name: value
                    physicalType: topic
                    authoritativeDefinitions:
                """ + definitions, SchemaSource.of(FILES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"note.avsc", "marked.avsc"})
    void shouldReadCommentsAndAByteOrderMark(String url) {
        assertThat(OdcsDocumentFixture.valid(read(url)).contract().valueSchema().getFields())
                .extracting(org.apache.avro.Schema.Field::name).containsExactly("note_id", "body");
    }

    @Test
    void shouldJoinTypesOfSeveralFilesInAnyOrder() {
        List<String> urls = new ArrayList<>(List.of("order.avsc", "address.avsc", "types.avsc"));
        for (int i = 0; i < urls.size(); i++) {
            urls.add(urls.remove(0));
            org.apache.avro.Schema value = OdcsDocumentFixture.valid(read(urls.toArray(String[]::new)))
                    .contract().valueSchema();

            assertThat(value.getFullName()).isEqualTo("shop.Order");
            assertThat(value.getField("to").schema().getField("country").schema().getFixedSize()).isEqualTo(2);
            assertThat(new org.apache.avro.Schema.Parser().parse(value.toString())).isEqualTo(value);
        }
    }

    @Test
    void shouldNameTheMissingTypeAndTheWayToAddItsFile() {
        assertThat(faults("order.avsc", "types.avsc")).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("schema.avro.invalid");
            assertThat(fault.message()).contains("shop.Address");
            assertThat(fault.fix()).contains("another entry of type implementation");
        });
    }

    @Test
    void shouldRefuseTwoFilesThatCouldBothBeTheValue() {
        assertThat(faults("note.avsc", "order.avsc", "address.avsc", "types.avsc"))
                .extracting(ContractFault::code, ContractFault::path).containsExactly(org.assertj.core.groups.Tuple
                        .tuple("schema.reference.several", "schema[0].authoritativeDefinitions[1].type"));
    }

    @Test
    void shouldReportEachFileThatCannotBeRead() {
        assertThat(faults("order.avsc", "broken.avsc", "absent.avsc")).extracting(ContractFault::code)
                .containsExactly("schema.avro.invalid", "schema.reference.missing");
    }

    @Test
    void shouldRefuseFilesThatDefineNoRecord() {
        assertThat(faults("types.avsc")).singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("must be a record"));
    }

    @Test
    void shouldRefuseMoreFilesThanAreReasonable() {
        String[] urls = new String[101];
        Arrays.fill(urls, "note.avsc");
        assertThat(faults(urls)).extracting(ContractFault::code).contains("schema.reference.several");
    }

    private static List<ContractFault> faults(String... urls) {
        return OdcsDocumentFixture.faults(read(urls));
    }
}
