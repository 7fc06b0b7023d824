// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.foreign;

import io.heddle.contract.ContractNotice;
import io.heddle.contract.ContractStatus;
import io.heddle.contract.ProductId;
import io.heddle.contract.SchemaSource;
import io.heddle.contract.odcs.ContractReader;
import io.heddle.contract.odcs.ContractReading;
import io.heddle.contract.odcs.OdcsDocumentFixture;
import io.heddle.contract.odcs.OdcsJsonSchemaFixture;
import io.heddle.contract.yaml.YamlReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** What names a contract and says how far it is: the id and the status are free text to ODCS. */
class ContractIdentityTest {
    private static String document(String version, String identity) {
        return """
                apiVersion: %s
                kind: DataContract
                version: 0.3.0
                team: {name: taxi}
                schema:
                  - name: trip
                    physicalType: topic
                    properties: [{name: trip_id, logicalType: integer, required: true, primaryKey: true}]
                """.formatted(version) + identity;
    }

    private static ContractReading.Valid read(String identity) {
        return OdcsDocumentFixture.valid(document("v3.1.0", identity));
    }

    private static List<String> codes(ContractReading.Valid reading) {
        return reading.notices().stream().map(ContractNotice::code).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7b1e2f0a-trips", "53581432-6c55-4ba2-a65f-72344a91553a", "urn:datacontract:taxi:trips",
        "taxi.trips.v1", "Taxi Trips", "'12'"})
    void shouldTakeDomainAndProductFromTheirOwnKeysAndKeepTheId(String id) {
        ContractReading.Valid reading =
                read("id: " + id + "\ndomain: taxi\ndataProduct: trips\nstatus: active\n");

        assertThat(reading.contract().id()).isEqualTo(ProductId.parse("taxi.trips"));
        assertThat(reading.contract().documentId()).isEqualTo(id.replace("'", ""));
        assertThat(reading.contract().topics().ingest().value()).isEqualTo("taxi.trips.v0.ingest");
        assertThat(reading.contract().valueSchema().getNamespace()).isEqualTo("taxi.trips");
        assertThat(codes(reading)).isEmpty();
        assertThat(OdcsDocumentFixture.valid(reading.document().toYaml()).contract()).isEqualTo(reading.contract());
    }

    @Test
    void shouldNoticeAnIdThatReadsLikeAnotherProduct() {
        ContractReading.Valid reading =
                read("id: taxi.fares\ndomain: taxi\ndataProduct: trips\nstatus: active\n");

        assertThat(reading.contract().id()).isEqualTo(ProductId.parse("taxi.trips"));
        assertThat(codes(reading)).containsExactly("contract.id.other");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "id: orders|add 'domain: crm' and add 'dataProduct: orders'; the id may stay as it is",
        "'id: My Orders\ndomain: sales'|add 'dataProduct: my-orders'; the id may stay as it is",
        "'id: x\nname: Web Orders!\ndomain: sales'|add 'dataProduct: web-orders'; the id may stay as it is",
        "'id: x\ndomain: Sales EMEA\ndataProduct: orders'|write 'domain: sales-emea'; topics are named by it",
        "'id: x\ndomain: sales\ndataProduct: my_orders'|write 'dataProduct: my-orders'; topics are named by it"
    })
    void shouldSuggestTheKeysThatNameTheProduct(String identity, String fix) {
        assertThat(OdcsDocumentFixture.faults(document("v3.1.0",
                identity.replace("\\n", "\n") + "\nstatus: active\n")))
                .singleElement().satisfies(fault -> assertThat(fault.fix()).isEqualTo(fix));
    }

    @ParameterizedTest
    @CsvSource({"active, ACTIVE", "Active, ACTIVE", "DRAFT, DRAFT"})
    void shouldReadTheWordsOfTheStandardInAnyCaseWithoutANotice(String word, ContractStatus status) {
        ContractReading.Valid reading = read("id: taxi.trips\nstatus: " + word + "\n");

        assertThat(reading.contract().status()).isEqualTo(status);
        assertThat(codes(reading)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"in production, ACTIVE", "In-Production, ACTIVE", "live, ACTIVE", "published, ACTIVE",
        "in_development, DRAFT", "under review, PROPOSED", "sunset, DEPRECATED", "archived, RETIRED"})
    void shouldMapKnownTextsAndSaySo(String text, ContractStatus status) {
        ContractReading.Valid reading = read("id: taxi.trips\nstatus: " + text + "\n");

        assertThat(reading.contract().status()).isEqualTo(status);
        assertThat(reading.notices()).singleElement().satisfies(notice -> {
            assertThat(notice.code()).isEqualTo("contract.status.mapped");
            assertThat(notice.path()).isEqualTo("status");
            assertThat(notice.message()).contains("'" + text + "'", "treated as " + status.word());
        });
        assertThat(reading.document().toYaml()).contains("status: " + text);
    }

    @Test
    void shouldPublishNothingUnderAStatusThatIsNotKnown() {
        ContractReading.Valid reading = read("id: taxi.trips\nstatus: certified\n");

        assertThat(reading.contract().status().isEnforced()).isFalse();
        assertThat(reading.notices()).singleElement().satisfies(notice -> {
            assertThat(notice.code()).isEqualTo("contract.status.unknown");
            assertThat(notice.message()).contains("'certified'", "no record is published", "active");
        });
    }

    @Test
    void shouldRefuseASlipInAWordOfTheStandard() {
        assertThat(OdcsDocumentFixture.faults(document("v3.1.0", "id: taxi.trips\nstatus: actve\n")))
                .singleElement().satisfies(fault -> assertThat(fault.fix()).isEqualTo("did you mean 'active'?"));
    }

    @Test
    void shouldReadADocumentWithoutStatusOnlyWhereItsVersionAllowsThat() {
        ContractReading.Valid reading =
                OdcsDocumentFixture.valid(document("v3.2.0", "id: taxi.trips\n"));

        assertThat(reading.contract().status()).isEqualTo(ContractStatus.DRAFT);
        assertThat(codes(reading)).containsExactly("contract.status.missing");
        assertThat(OdcsJsonSchemaFixture.faults(reading.document().toYaml())).isEmpty();
        assertThat(OdcsDocumentFixture.faults(document("v3.1.0", "id: taxi.trips\n"))).singleElement()
                .satisfies(fault -> assertThat(fault.path()).isEqualTo("status"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'dataContractSpecification: 1.1.0\nid: orders\ninfo: {title: Orders, version: 1.0.0}\nmodels: {a: {b: c}}'"
                + "|contract.standard.other|Data Contract Specification (1.1.0)|datacontract export --format odcs",
        "'dataContractSpecification: 0.9.3'|contract.standard.other|Contract Specification (0.9.3)|models to schema",
        "'apiVersion: v2.2.2\nkind: DataContract\nuuid: 1\nquantumName: q\ndataset: [{table: t}]'"
                + "|contract.apiVersion.unsupported|version 2 (v2.2.2)|dataset[] to schema[]",
        "'apiVersion: 2.2.0\nversion: 1.0.0\ndatasetName: x'|contract.apiVersion.unsupported|version 2 (2.2.0)|quantum",
        "'quantumName: q\ndatasetDomain: d\ndataset: []'|contract.apiVersion.unsupported|version 2|dataset[]",
        "'apiVersion: v1.0.0\nkind: DataProduct\noutputPorts: []'|contract.kind.invalid|Data Product|contractId",
        "'asyncapi: 3.0.0\ninfo: {}'|contract.standard.other|AsyncAPI document (3.0.0)|ODCS"
    })
    void shouldRecognizeADocumentOfAnotherStandardByName(String yaml, String code, String name, String fix) {
        String document = yaml.replace("\\n", "\n");

        assertThat(OdcsDocumentFixture.faults(ContractReader.read(document, SchemaSource.of(Map.of()))))
                .singleElement().satisfies(fault -> {
                    assertThat(fault.code()).isEqualTo(code);
                    assertThat(fault.message()).contains(name);
                    assertThat(fault.fix()).contains(fix);
                });
        assertThat(ContractReader.nameOfOtherStandard(YamlReader.read(document).root().orElseThrow()))
                .hasValueSatisfying(found -> assertThat(found).contains(name));
    }

    @Test
    void shouldReadMergedPropertiesWithoutAPhysicalType() {
        ContractReading.Valid reading = OdcsDocumentFixture.valid("""
                apiVersion: v3.1.0
                kind: DataContract
                id: shop.sales
                version: 1.0.0
                status: active
                team: {name: shop}
                schema:
                  - name: sale
                    logicalType: object
                    properties:
                      - &base
                        name: id
                        logicalType: integer
                        physicalType: int
                        required: true
                      - <<: *base
                        name: other
                """);

        assertThat(reading.contract().valueSchema().getField("other").schema()).hasToString("\"int\"");
        assertThat(reading.notices()).isEmpty();
        assertThat(OdcsDocumentFixture.valid(reading.document().toYaml()).contract()).isEqualTo(reading.contract());
    }
}
