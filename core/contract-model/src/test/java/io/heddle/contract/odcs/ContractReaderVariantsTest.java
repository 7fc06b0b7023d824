// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import io.heddle.contract.Contract;
import io.heddle.contract.ContractFault;
import io.heddle.contract.ContractNotice;
import io.heddle.contract.ContractStatus;
import io.heddle.contract.FieldPath;
import io.heddle.contract.FieldSource;
import io.heddle.contract.Mask;
import io.heddle.contract.OutputPort;
import io.heddle.contract.PortName;
import io.heddle.contract.ProductId;
import io.heddle.contract.ProductKey;
import io.heddle.contract.SchemaSource;
import io.heddle.contract.SlaObjective;
import io.heddle.contract.Team;
import io.heddle.contract.TopicSettings;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** Valid variants of writing a contract. */
class ContractReaderVariantsTest {
    private static final String TEAM = "{name: crm-team, members: [{username: crm-owner@example.org, role: owner}]}";
    private static final String FRESHNESS = "{property: freshness, value: 15, unit: m}";
    private static final String EMAIL_MASK = "value: {strategy: hash}";
    private static final String PARTITIONS = "{property: partitions, value: 6}";
    private static final String PORT =
            "{name: full, audience: [crm, support.desk], masking: {email: none, address.postal_code: none}}";

    private static Contract read(String old, String replacement) {
        return OdcsDocumentFixture.valid(OdcsDocumentFixture.with(old, replacement)).contract();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v3.0.0", "v3.0.1", "v3.0.2", "v3.1.0", "v3.1.1", "v3.2.0"})
    void shouldReadWhenVersionOfOdcsIsSupported(String version) {
        assertThat(read("v3.1.0", version))
                .isEqualTo(OdcsDocumentFixture.valid(OdcsDocumentFixture.CUSTOMERS).contract());
    }

    @ParameterizedTest
    @EnumSource(ContractStatus.class)
    void shouldReadStatusWhenItIsKnown(ContractStatus status) {
        assertThat(read("status: active", "status: " + status.word()).status()).isEqualTo(status);
    }

    @Test
    void shouldReadMembersAndNoticeWhenTeamIsAList() {
        ContractReading.Valid reading = OdcsDocumentFixture.valid(OdcsDocumentFixture.with(TEAM,
                "[{username: a@example.org, name: A, role: owner, dateIn: 2024-01-31}]"));
        assertThat(reading.contract().team())
                .isEqualTo(new Team("", List.of(new Team.Member("a@example.org", "A", "owner"))));
        assertThat(reading.notices()).extracting(ContractNotice::code).contains("team.name.missing");
    }

    @Test
    void shouldReadWhenOptionalPartsAreAbsent() {
        ContractReading.Valid reading =
                OdcsDocumentFixture.valid(OdcsDocumentFixture.derived("{name: f, logicalType: string}"));
        Contract contract = reading.contract();
        assertThat(contract.name()).isEqualTo("web-shop.order-lines");
        assertThat(contract.key()).isEmpty();
        assertThat(contract.settings())
                .isEqualTo(new TopicSettings(TopicSettings.Compatibility.BACKWARD_TRANSITIVE, 3, Optional.empty(),
                        false, Optional.empty()));
        assertThat(contract.ports()).containsExactly(new OutputPort(PortName.DEFAULT, List.of(), Map.of()));
        assertThat(reading.notices()).isEmpty();
    }

    @Test
    void shouldReadSameContractWhenDocumentIsJson() {
        String json = """
                {
                \t"apiVersion": "v3.1.0", "kind": "DataContract", "id": "crm.customers", "version": "1.0.0", "status": \
                "active",
                \t"team": {"name": "crm"},
                \t"schema": [{"name": "c", "physicalType": "topic", "properties": [{"name": "f", "logicalType": \
                "string", "required": true}]}]
                }
                """;
        Contract contract = OdcsDocumentFixture.valid(json).contract();
        assertThat(contract.id()).isEqualTo(ProductId.parse("crm.customers"));
        assertThat(contract.valueSchema().getField("f")).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "hash|Hash[]", "none|None[]", "redact|Redact[]", "nullify|Nullify[]",
        "partial|Partial[keepFirst=0, keepLast=0]",
        "'{strategy: partial, keepFirst: 2}'|Partial[keepFirst=2, keepLast=0]",
        "'{strategy: partial, keepLast: 3}'|Partial[keepFirst=0, keepLast=3]",
        "'{strategy: partial, keepFirst: 2, keepLast: 0}'|Partial[keepFirst=2, keepLast=0]",
        "{strategy: nullify}|Nullify[]",
        "email|Email[keepDomain=false]", "'{strategy: email, domain: keep}'|Email[keepDomain=true]",
        "'{strategy: email, domain: mask}'|Email[keepDomain=false]", "encrypt|Encrypt[]",
        "{strategy: encrypt}|Encrypt[]"
    })
    void shouldReadMaskWhenItFits(String value, String mask) {
        Mask read = read(EMAIL_MASK, "value: " + value).fields().get(1).mask();
        assertThat(read).hasToString(mask);
    }

    @Test
    void shouldIgnoreMaskingOfOtherVendors() {
        Contract contract =
                read("{property: masking, value: {strategy: hash}}", "{property: masking, vendor: acme, value: rot13}");
        assertThat(contract.fields().get(1).mask()).isEqualTo(new Mask.None());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "value: 15, unit: m|PT15M", "value: 15, unit: min|PT15M", "value: 90, unit: s|PT1M30S",
        "value: 1.5, unit: hours|PT1H30M",
        "value: 2, unit: d|PT48H", "value: 250, unit: ms|PT0.25S", "value: \"20\", unit: s|PT20S",
        "value: 1, unit: w|PT168H"
    })
    void shouldReadDurationWhenUnitIsOfTime(String amount, Duration duration) {
        assertThat(read(FRESHNESS, "{property: freshness, " + amount + "}").sla().get(0).duration()).contains(duration);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            value = {"value: 1, unit: percent|0.01", "value: 0.02|0.02", "value: 5, unit: '%'|0.05", "value: 0|0"})
    void shouldReadShareWhenObjectiveIsAnErrorRate(String amount, double share) {
        assertThat(read(FRESHNESS, "{property: errorRate, " + amount + "}").sla().get(0).share()).isEqualTo(share);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{property: generalAvailability, value: '2022-05-12T09:30:10-08:00'}",
        "{property: endOfSupport, value: 2032-05-12, unit: date}",
        "{property: timeOfAvailability, value: '09:00-08:00', element: customer.created_at, driver: regulatory}",
        "{property: anything, value: true}"
    })
    void shouldNoticeWhenServiceLevelIsOnlyRecorded(String sla) {
        ContractReading.Valid reading = OdcsDocumentFixture.valid(OdcsDocumentFixture.with(FRESHNESS, sla));
        assertThat(reading.contract().sla()).extracting(SlaObjective::word).containsExactly("latency", "retention");
        assertThat(reading.notices()).extracting(ContractNotice::path).contains("slaProperties[0].property");
    }

    @Test
    void shouldUseDefaultElementWhenObjectiveHasNone() {
        Contract contract = read("slaProperties:", "slaDefaultElement: customer.created_at\nslaProperties:");
        assertThat(contract.sla().get(0).element()).contains("customer.created_at");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"compact|true", "'compact,delete'|true", "'[delete, compact]'|true",
        "delete|false", "[delete]|false"})
    void shouldReadCleanupPolicyWhenItIsKnown(String value, boolean compacted) {
        assertThat(read(PARTITIONS,
                "{property: cleanup.policy, value: \"\"}".replace("\"\"",
                        value.contains(",") && !value.startsWith("[") ? "'" + value + "'" : value))
                .settings().compacted()).isEqualTo(compacted);
    }

    @ParameterizedTest
    @CsvSource({"1h, PT1H", "30d, PT720H", "2 weeks, PT336H", "3650d, PT87600H"})
    void shouldReadQuarantineRetention(String value, Duration retention) {
        assertThat(read(PARTITIONS, "{property: quarantineRetention, value: " + value + "}").settings()
                .quarantineRetention())
                .isEqualTo(retention);
    }

    @Test
    void shouldKeepQuarantineForTwoWeeksByDefault() {
        assertThat(OdcsDocumentFixture.valid(OdcsDocumentFixture.with(PARTITIONS, "{property: partitions, value: 6}"))
                .contract().settings().quarantineRetention())
                .isEqualTo(Duration.ofDays(14));
    }

    @Test
    void shouldReportFaultWhenCompactedTopicHasNoKey() {
        String yaml = OdcsDocumentFixture.derived("{name: f, logicalType: string}")
                + "customProperties: [{property: cleanup.policy, value: compact}]\n";
        assertThat(OdcsDocumentFixture.faults(yaml)).extracting(ContractFault::code, ContractFault::path)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("key.missing", "customProperties[0].value"));
    }

    @Test
    void shouldUsePrimaryKeyWhenKeyIsNotNamed() {
        assertThat(read("  - {property: key, value: customer_id}\n", "").key().orElseThrow().fields().get(0))
                .isEqualTo(FieldPath.of("customer_id"));
    }

    @Test
    void shouldUseNonNullKeyTypeWhenKeyFieldIsNullable() {
        assertThat(read("value: customer_id", "value: email").key().orElseThrow().schema()).hasToString("\"string\"");
    }

    @Test
    void shouldReadSeveralPrimaryKeysAsRecordKeyInTheirOrder() {
        ContractReading.Valid reading = OdcsDocumentFixture.valid(OdcsDocumentFixture.derived(
                "{name: a, logicalType: string, primaryKey: true, primaryKeyPosition: 2}",
                "{name: b, logicalType: string, primaryKey: true, primaryKeyPosition: 1}"));
        ProductKey key = reading.contract().key().orElseThrow();
        assertThat(key.text()).isEqualTo("{b, a}");
        assertThat(key.schema().getFields()).extracting(Schema.Field::name).containsExactly("b", "a");
        assertThat(key.equalsFields()).isTrue();
        assertThat(reading.notices()).isEmpty();
    }

    @Test
    void shouldPutDefaultPortFirstWhenItIsDescribed() {
        Contract contract = read(PORT, "{name: full}, {name: default, audience: [crm], masking: {email: redact}}");
        assertThat(contract.ports()).extracting(port -> port.name().value()).containsExactly("default", "full");
        assertThat(contract.masksOf(contract.ports().get(0))).containsEntry(FieldPath.of("email"), new Mask.Redact());
    }

    @Test
    void shouldReadInputsFromTransformationsWhenTheyNameProducts() {
        Contract contract = read("- name: email\n",
                "- name: email\n        transformSourceObjects: [web.signups, web.forms.v2, erp_table, crm.customers,"
                        + " shop_db.public.carts]\n");
        assertThat(contract.inputs()).containsExactly(ProductId.parse("web.signups"), ProductId.parse("web.forms"));
    }

    @Test
    void shouldKeepTheSourcesOfAFieldWhenTransformationsNameThem() {
        Contract contract = read("- name: email\n", "- name: email\n        transformSourceObjects:"
                + " [web.signups, web.signups.v3.mail, \"web.forms.lines[].form.address\", erp_table,"
                + " crm.customers.name,"
                + " web.forms.v2., web.forms.a-b]\n");

        assertThat(contract.fields()).filteredOn(field -> field.path().equals(FieldPath.of("email")))
                .singleElement()
                .satisfies(field -> assertThat(field.sources()).extracting(FieldSource::toString)
                        .containsExactly("web.signups", "web.signups.mail", "web.forms.lines[].form.address"));
        assertThat(contract.inputs()).containsExactly(ProductId.parse("web.signups"), ProductId.parse("web.forms"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"tags: [PII]|tags", "classification: restricted|classification"})
    void shouldNoticeWhenPersonalFieldLeavesUnmasked(String governance, String key) {
        ContractReading.Valid reading = OdcsDocumentFixture
                .valid(OdcsDocumentFixture.derived("{name: f, logicalType: string, " + governance + "}"));
        assertThat(reading.notices()).extracting(ContractNotice::code, ContractNotice::path)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("field.personal.unmasked",
                        "schema[0].properties[0]." + key));
    }

    @Test
    void shouldNoticeWhenOnlyAvroTagsFieldAsPersonal() {
        SchemaSource tagged = SchemaSource.of(Map.of("schemas/customer.avsc",
                OdcsDocumentFixture.CUSTOMER_AVSC.replace("\"name\": \"street\", \"type\": \"string\"",
                        "\"name\": \"street\", \"type\": \"string\", \"confluent:tags\": [\"PII\"]")));
        ContractReading.Valid reading =
                OdcsDocumentFixture.valid(ContractReader.read(OdcsDocumentFixture.CUSTOMERS, tagged));
        assertThat(reading.notices()).extracting(ContractNotice::code, ContractNotice::path)
                .contains(org.assertj.core.groups.Tuple.tuple("field.personal.unmasked",
                        "schema[0].authoritativeDefinitions"));
    }

    @Test
    void shouldNotNoticeWhenOuterFieldIsMasked() {
        String property =
                "{name: f, logicalType: object, customProperties: [{property: masking, value: redact}], properties:"
                        + " [{name: g, logicalType: string, tags: [PII]}]}";
        assertThat(OdcsDocumentFixture.valid(OdcsDocumentFixture.derived(property)).notices()).isEmpty();
    }

    @Test
    void shouldAllowMaskOnKeyWhenStrategyFits() {
        Contract contract = read("required: true, primaryKey: true}",
                "required: true, primaryKey: true, customProperties: [{property: masking, value: hash}]}");
        assertThat(contract.masksOf(contract.ports().get(0))).containsKey(FieldPath.of("customer_id"));
    }

    @ParameterizedTest
    @CsvSource({"partition, partitions", "outputports, outputPorts", "compatability, compatibility"})
    void shouldNoticeWhenSettingLooksMistyped(String name, String meant) {
        ContractReading.Valid reading =
                OdcsDocumentFixture.valid(OdcsDocumentFixture.with(PARTITIONS, "{property: " + name + ", value: 1}"));
        assertThat(reading.notices()).anySatisfy(notice -> {
            assertThat(notice.code()).isEqualTo("setting.similar");
            assertThat(notice.message()).contains("'" + meant + "'");
        });
    }
}
