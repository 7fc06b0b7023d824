// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import io.heddle.contract.ContractFault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Each test changes the example in one place and expects one fault. */
class ContractReaderFaultsTest {
    private static final String EMAIL_MASK = "value: {strategy: hash}";
    private static final String EMAIL_FORMAT = "{format: email}";
    private static final String QUALITY =
            "{id: created-before-now, type: custom, engine: cel, implementation: \"record.created_at <= now\","
                    + " severity: error}";
    private static final String FRESHNESS = "{property: freshness, value: 15, unit: m}";
    private static final String RETENTION = "{property: retention, value: 365, unit: d}";
    private static final String PARTITIONS = "{property: partitions, value: 6}";
    private static final String PORT =
            "{name: full, audience: [crm, support.desk], masking: {email: none, address.postal_code: none}}";
    private static final String ID_PROPERTY =
            "{name: customer_id, logicalType: integer, physicalType: long, required: true, primaryKey: true}";

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @MethodSource("changes")
    void shouldShowOneFaultWhenOneThingIsWrong(String old, String replacement, String code, String path) {
        List<ContractFault> faults = OdcsDocumentFixture.faults(OdcsDocumentFixture.with(old, replacement));
        assertThat(faults).extracting(ContractFault::code, ContractFault::path)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(code, path));
        assertThat(faults).allSatisfy(fault -> {
            assertThat(fault.line()).isPositive();
            assertThat(fault.column()).isPositive();
            assertThat(fault.message()).isNotBlank();
            assertThat(fault.fix()).isNotBlank();
        });
    }

    static Stream<Arguments> changes() {
        return Stream
                .of(identity(), shapes(), schema(), fields(), masks(), constraints(), quality(), levels(), settings(),
                        ports())
                .flatMap(s -> s);
    }

    private static Stream<Arguments> identity() {
        return Stream.of(
                arguments("apiVersion: v3.1.0\n", "", "contract.key.missing", "apiVersion"),
                arguments("v3.1.0", "v2.2.2", "contract.apiVersion.unsupported", "apiVersion"),
                arguments("v3.1.0", "v3.3.0", "contract.apiVersion.unsupported", "apiVersion"),
                arguments("v3.1.0", "3.1.0", "contract.apiVersion.unsupported", "apiVersion"),
                arguments("kind: DataContract\n", "", "contract.key.missing", "kind"),
                arguments("kind: DataContract", "kind: DataProduct", "contract.kind.invalid", "kind"),
                arguments("id: crm.customers\n", "", "contract.key.missing", "id"),
                arguments("id: crm.customers\n", "id: 53581432-6c55-4ba2-a65f-72344a91553a\n", "contract.id.invalid",
                        "id"),
                arguments("id: crm.customers\n", "id: Crm.customers\n", "contract.id.invalid", "id"),
                arguments("id: crm.customers\n", "id: crm.cust_omers\n", "contract.id.invalid", "id"),
                arguments("id: crm.customers\n", "id: crm.customers.v1\n", "contract.id.invalid", "id"),
                arguments("id: crm.customers\n", "id: 12\n", "contract.type", "id"),
                arguments("domain: crm\n", "domain: sales\n", "contract.id.mismatch", "domain"),
                arguments("dataProduct: customers", "dataProduct: clients", "contract.id.mismatch", "dataProduct"),
                arguments("version: 1.2.0\n", "", "contract.key.missing", "version"),
                arguments("version: 1.2.0", "version: 1.2", "contract.type", "version"),
                arguments("version: 1.2.0", "version: v1.2.0", "contract.version.invalid", "version"),
                arguments("version: 1.2.0", "version: 1.2.0-rc1", "contract.version.invalid", "version"),
                arguments("version: 1.2.0", "version: 01.2.0", "contract.version.invalid", "version"),
                arguments("status: active\n", "", "contract.key.missing", "status"),
                arguments("status: active", "status: ACTIVE", "contract.word.unknown", "status"),
                arguments("status: active", "status: [active]", "contract.type", "status"));
    }

    private static Stream<Arguments> shapes() {
        return Stream.of(
                arguments("name: Customers\n", "nam: Customers\n", "contract.key.unknown", "nam"),
                arguments("name: Customers\n", "name: [Customers]\n", "contract.type", "name"),
                arguments("name: Customers\n", "name:\n", "contract.type", "name"),
                arguments("name: Customers\n", "name: 7\n", "contract.type", "name"),
                arguments("purpose: Who", "reason: Who", "contract.key.unknown", "description.reason"),
                arguments("{name: crm-team,", "{name: true,", "contract.type", "team.name"),
                arguments("username: crm-owner@example.org, ", "", "contract.key.missing", "team.members[0].username"),
                arguments("role: owner", "rolle: owner", "contract.key.unknown", "team.members[0].rolle"),
                arguments("support: [{channel: \"#crm\", ", "support: [{", "contract.key.missing",
                        "support[0].channel"),
                arguments("support: [{channel: \"#crm\", tool: slack}]", "support: slack", "contract.type", "support"),
                arguments("support: [{channel: \"#crm\", tool: slack}]", "tags: crm", "contract.type", "tags"),
                arguments("support: [{channel: \"#crm\", tool: slack}]", "tags: [{a: b}]", "contract.type", "tags[0]"),
                arguments("support: [{channel: \"#crm\", tool: slack}]", "price: {priceAmount: much}", "contract.type",
                        "price.priceAmount"),
                arguments("support: [{channel: \"#crm\", tool: slack}]", "servers: [{server: a, host: b}]",
                        "contract.key.missing", "servers[0].type"),
                arguments("support: [{channel: \"#crm\", tool: slack}]", "servers: [{server: a, type: kafka}]",
                        "contract.key.missing", "servers[0].host"),
                arguments("support: [{channel: \"#crm\", tool: slack}]", "servers: [{server: a, type: kafa, host: b}]",
                        "contract.word.unknown", "servers[0].type"),
                arguments("support: [{channel: \"#crm\", tool: slack}]",
                        "servers: [{server: a, type: kafka, host: b, encoding: 8}]", "contract.type",
                        "servers[0].encoding"),
                arguments("support: [{channel: \"#crm\", tool: slack}]", "roles: [{access: read}]",
                        "contract.key.missing", "roles[0].role"),
                arguments("support: [{channel: \"#crm\", tool: slack}]", "roles: [{role: r, firstLevelApprovers: [a]}]",
                        "contract.type", "roles[0].firstLevelApprovers"),
                arguments("support: [{channel: \"#crm\", tool: slack}]", "x-vendor: 1", "contract.key.unknown",
                        "x-vendor"),
                arguments("required: true, primaryKey", "required: 1, primaryKey", "contract.type",
                        "schema[0].properties[0].required"),
                arguments("classification: restricted", "clasification: restricted", "contract.key.unknown",
                        "schema[0].properties[1].clasification"),
                arguments("customProperties:\n  -", "customProperties:\n  - {property: x}\n  -", "contract.key.missing",
                        "customProperties[0].value"),
                arguments("customProperties:\n  -", "customProperties:\n  - {property: x, value: 1, owner: a}\n  -",
                        "contract.key.unknown", "customProperties[0].owner"));
    }

    private static Stream<Arguments> schema() {
        return Stream.of(
                arguments("physicalType: topic", "physicalType: table", "schema.physicalType.invalid",
                        "schema[0].physicalType"),
                arguments("    physicalType: topic\n", "", "schema.physicalType.invalid", "schema[0].physicalType"),
                arguments("crm.customers.v1", "crm.customers", "schema.physicalName.mismatch",
                        "schema[0].physicalName"),
                arguments("crm.customers.v1", "crm.customers.v2", "schema.physicalName.mismatch",
                        "schema[0].physicalName"),
                arguments("  - name: customer\n", "  - businessName: customer\n", "contract.key.missing",
                        "schema[0].name"),
                arguments("url: schemas/customer.avsc", "url: schemas/client.avsc", "schema.reference.missing",
                        "schema[0].authoritativeDefinitions[0].url"),
                arguments("[{type: implementation, url: schemas/customer.avsc}]", "[{type: implementation}]",
                        "contract.key.missing", "schema[0].authoritativeDefinitions[0].url"),
                arguments("[{type: implementation, url: schemas/customer.avsc}]",
                        "[{type: implementation, url: schemas/customer.avsc}, {type: implementation, url: b}]",
                        "schema.reference.several", "schema[0].authoritativeDefinitions[1].type"),
                arguments("    logicalType: object\n    auth",
                        "    logicalType: object\n    relationships: [{to: a.b}]\n    auth", "contract.key.missing",
                        "schema[0].relationships[0].from"),
                arguments("slaProperties:", "  - {name: other, physicalType: topic}\nslaProperties:", "schema.several",
                        "schema[1]"));
    }

    private static Stream<Arguments> fields() {
        return Stream.of(
                arguments("- {name: postal_code,", "- {name: postcode,", "field.unknown",
                        "schema[0].properties[2].properties[0].name"),
                arguments("- name: address", "- name: adress", "field.unknown", "schema[0].properties[2].name"),
                arguments("- name: email", "- name: e-mail", "field.name.invalid", "schema[0].properties[1].name"),
                arguments("- name: email", "- name: customer_id", "field.duplicate", "schema[0].properties[1].name"),
                arguments("physicalType: long", "physicalType: int", "field.type.mismatch",
                        "schema[0].properties[0].physicalType"),
                arguments("physicalType: long", "physicalType: VARCHAR(10)", "field.type.unknown",
                        "schema[0].properties[0].physicalType"),
                arguments("physicalType: long", "physicalType: timestamp-millis", "field.type.mismatch",
                        "schema[0].properties[0].physicalType"),
                arguments("logicalType: integer", "logicalType: string", "field.type.mismatch",
                        "schema[0].properties[0].logicalType"),
                arguments("logicalType: integer", "logicalType: timestamp", "field.type.mismatch",
                        "schema[0].properties[0].logicalType"),
                arguments("logicalType: integer", "logicalType: whole", "contract.word.unknown",
                        "schema[0].properties[0].logicalType"),
                arguments("required: true, primaryKey", "required: false, primaryKey", "field.nullability.mismatch",
                        "schema[0].properties[0].required"),
                arguments("- name: address\n        logicalType: object", "- name: address\n        logicalType: array",
                        "field.type.mismatch", "schema[0].properties[2].logicalType"));
    }

    private static Stream<Arguments> masks() {
        String value = "schema[0].properties[1].customProperties[0].value";
        String key = "customProperties: [{property: masking, value: hash}]";
        String id = "schema[0].properties[0].customProperties[0].value";
        return Stream.of(
                arguments(EMAIL_MASK, "value: bucket", "field.masking.parameter.missing", value),
                arguments(EMAIL_MASK, "value: {strategy: bucket}", "field.masking.parameter.missing", value),
                arguments(EMAIL_MASK, "value: {strategy: bucket, width: 1, boundaries: [1]}",
                        "field.masking.parameter.missing", value),
                arguments(EMAIL_MASK, "value: {strategy: bucket, width: 10}", "field.masking.unfit", value),
                arguments(EMAIL_MASK, "value: truncate", "field.masking.unfit", value),
                arguments(EMAIL_MASK, "value: {strategy: email, domain: hide}", "field.masking.parameter.invalid",
                        value + ".domain"),
                arguments(EMAIL_MASK, "value: {strategy: email, domain: [keep]}", "field.masking.parameter.invalid",
                        value + ".domain"),
                arguments(EMAIL_MASK, "value: {strategy: truncate, to: day}", "field.masking.parameter.invalid",
                        value + ".to"),
                arguments(EMAIL_MASK, "value: {strategy: encrypt, key: abc}", "field.masking.parameter.unknown",
                        value + ".key"),
                arguments(EMAIL_MASK, "value: {strategy: bucket, width: 0}", "field.masking.parameter.invalid",
                        value + ".width"),
                arguments(EMAIL_MASK, "value: {strategy: bucket, width: wide}", "field.masking.parameter.invalid",
                        value + ".width"),
                arguments(EMAIL_MASK, "value: {strategy: bucket, width: 1e41}", "field.masking.parameter.invalid",
                        value + ".width"),
                arguments(EMAIL_MASK, "value: {strategy: bucket, boundaries: []}", "field.masking.parameter.invalid",
                        value + ".boundaries"),
                arguments(EMAIL_MASK, "value: {strategy: bucket, boundaries: 7}", "field.masking.parameter.invalid",
                        value + ".boundaries"),
                arguments(EMAIL_MASK, "value: {strategy: bucket, boundaries: [1, x]}",
                        "field.masking.parameter.invalid", value + ".boundaries"),
                arguments(EMAIL_MASK, "value: {strategy: bucket, boundaries: [1, 1.0]}",
                        "field.masking.parameter.invalid", value + ".boundaries"),
                arguments(ID_PROPERTY, idMasked("email"), "field.masking.unfit", id),
                arguments(ID_PROPERTY, idMasked("encrypt"), "field.masking.unfit", id),
                arguments(ID_PROPERTY, idMasked("truncate"), "field.masking.unfit", id),
                arguments(ID_PROPERTY, idMasked("{strategy: bucket, width: 0.5}"), "field.masking.unfit", id),
                arguments(ID_PROPERTY, idMasked("{strategy: bucket, boundaries: [0, 1e30]}"), "field.masking.unfit",
                        id),
                arguments(EMAIL_MASK, "value: hsh", "field.masking.unknown", value),
                arguments(EMAIL_MASK, "value: HASH", "field.masking.unknown", value),
                arguments(EMAIL_MASK, "value: 5", "field.masking.invalid", value),
                arguments(EMAIL_MASK, "value: true", "field.masking.invalid", value),
                arguments(EMAIL_MASK, "value: [hash]", "field.masking.invalid", value),
                arguments(EMAIL_MASK, "value: {}", "field.masking.invalid", value + ".strategy"),
                arguments(EMAIL_MASK, "value: {strategy: 5}", "field.masking.invalid", value + ".strategy"),
                arguments(EMAIL_MASK, "value: {strategy: hash, keepFirst: 2}", "field.masking.parameter.unknown",
                        value + ".keepFirst"),
                arguments(EMAIL_MASK, "value: {strategy: partial, keep: 2}", "field.masking.parameter.unknown",
                        value + ".keep"),
                arguments(EMAIL_MASK, "value: {strategy: partial, keepFirst: -1}", "field.masking.parameter.invalid",
                        value + ".keepFirst"),
                arguments(EMAIL_MASK, "value: {strategy: partial, keepLast: two}", "field.masking.parameter.invalid",
                        value + ".keepLast"),
                arguments(EMAIL_MASK, "value: {strategy: partial, keepLast: 1.5}", "field.masking.parameter.invalid",
                        value + ".keepLast"),
                arguments(ID_PROPERTY,
                        ID_PROPERTY.replace("}", ", customProperties: [{property: masking, value: nullify}]}"),
                        "field.masking.unfit", "schema[0].properties[0].customProperties[0].value"),
                arguments(ID_PROPERTY,
                        ID_PROPERTY.replace("}", ", customProperties: [{property: masking, value: partial}]}"),
                        "field.masking.unfit", "schema[0].properties[0].customProperties[0].value"),
                arguments("- name: address\n", "- name: address\n        " + key + "\n", "field.masking.unfit",
                        "schema[0].properties[2].customProperties[0].value"));
    }

    private static String idMasked(String mask) {
        return ID_PROPERTY.replace("}", ", customProperties: [{property: masking, value: " + mask + "}]}");
    }

    private static Stream<Arguments> constraints() {
        String options = "schema[0].properties[1].logicalTypeOptions";
        return Stream.of(
                arguments(EMAIL_FORMAT, "{minimum: 3}", "field.constraint.unfit", options + ".minimum"),
                arguments(EMAIL_FORMAT, "{minItems: 3}", "field.constraint.unfit", options + ".minItems"),
                arguments(EMAIL_FORMAT, "{minLength: -3}", "field.constraint.invalid", options + ".minLength"),
                arguments(EMAIL_FORMAT, "{minLength: many}", "contract.type", options + ".minLength"),
                arguments(EMAIL_FORMAT, "{pattern: '(a'}", "field.pattern.invalid", options + ".pattern"),
                arguments(EMAIL_FORMAT, "{pattern: '(?=a)b'}", "field.pattern.invalid", options + ".pattern"),
                arguments(EMAIL_FORMAT, "{pattern: '(a)\\1'}", "field.pattern.invalid", options + ".pattern"),
                arguments(EMAIL_FORMAT, "{pattern: 7}", "contract.type", options + ".pattern"),
                arguments(EMAIL_FORMAT, "{format: email}\n        enum: [a, b, a]", "field.enum.invalid",
                        "schema[0].properties[1].enum"),
                arguments(EMAIL_FORMAT, "{format: email}\n        synonyms: [{locale: en}]", "contract.key.missing",
                        "schema[0].properties[1].synonyms[0].synonym"),
                arguments(EMAIL_FORMAT, "{format: email}\n        relationships: [{from: a.b, to: a.b}]",
                        "contract.key.unknown", "schema[0].properties[1].relationships[0].from"),
                arguments(EMAIL_FORMAT, "{format: email}\n        deprecated: yes", "contract.type",
                        "schema[0].properties[1].deprecated"),
                arguments(EMAIL_FORMAT, "{regex: a}", "contract.key.unknown", options + ".regex"),
                arguments(EMAIL_FORMAT, "{format: email}\n        enum: []", "field.enum.invalid",
                        "schema[0].properties[1].enum"),
                arguments(EMAIL_FORMAT, "{format: email}\n        enum: [{label: a}]", "contract.key.missing",
                        "schema[0].properties[1].enum[0].value"),
                arguments(ID_PROPERTY, ID_PROPERTY.replace("}", ", logicalTypeOptions: {pattern: a}}"),
                        "field.constraint.unfit", "schema[0].properties[0].logicalTypeOptions.pattern"),
                arguments(ID_PROPERTY, ID_PROPERTY.replace("}", ", logicalTypeOptions: {maxLength: 2}}"),
                        "field.constraint.unfit", "schema[0].properties[0].logicalTypeOptions.maxLength"),
                arguments(ID_PROPERTY, ID_PROPERTY.replace("}", ", logicalTypeOptions: {minimum: low}}"),
                        "field.constraint.invalid", "schema[0].properties[0].logicalTypeOptions.minimum"),
                arguments(ID_PROPERTY, ID_PROPERTY.replace("}", ", logicalTypeOptions: {exclusiveMinimum: true}}"),
                        "field.constraint.invalid", "schema[0].properties[0].logicalTypeOptions.exclusiveMinimum"));
    }

    private static Stream<Arguments> quality() {
        String first = "schema[0].quality[0]";
        return Stream.of(
                arguments(", severity: error", ", severity: critical", "quality.severity.unknown", first + ".severity"),
                arguments(", severity: error", ", severity: info", "quality.severity.unknown", first + ".severity"),
                arguments(", implementation: \"record.created_at <= now\"", "", "quality.implementation.invalid",
                        first + ".implementation"),
                arguments("\"record.created_at <= now\"", "\" \"", "quality.implementation.invalid",
                        first + ".implementation"),
                arguments("\"record.created_at <= now\"", "{cel: a}", "quality.implementation.invalid",
                        first + ".implementation"),
                arguments("type: custom, engine", "type: costum, engine", "contract.word.unknown", first + ".type"),
                arguments(QUALITY, QUALITY + "\n      - " + QUALITY, "rule.id.duplicate", "schema[0].quality[1].id"),
                arguments(QUALITY, "{type: sql, mustBe: 0}", "contract.key.missing", first + ".query"),
                arguments(QUALITY, "{type: sql, query: a}", "quality.operator.invalid", first + ".mustBe"),
                arguments(QUALITY, "{type: custom, engine: soda}", "contract.key.missing", first + ".implementation"),
                arguments(QUALITY, "{type: custom, implementation: soda}", "contract.key.missing", first + ".engine"),
                arguments(QUALITY, "{metric: rowCount, mustBeBetween: [1]}", "quality.operator.invalid",
                        first + ".mustBeBetween"),
                arguments(QUALITY, "{metric: rowCount, mustNotBeBetween: [1, b]}", "quality.operator.invalid",
                        first + ".mustNotBeBetween"),
                arguments(QUALITY, "{metric: rowCount, mustBe: 1, element: a}", "contract.key.unknown",
                        first + ".element"),
                arguments(QUALITY, "{type: library, mustBe: 0}", "quality.metric.missing", first + ".metric"),
                arguments(QUALITY, "{metric: nulls, mustBe: 0}", "contract.word.unknown", first + ".metric"),
                arguments(QUALITY, "{metric: nullValues, arguments: {properties: [email]}}", "quality.operator.invalid",
                        first + ".mustBe"),
                arguments(QUALITY, "{metric: rowCount, mustBe: 0, mustNotBe: 1}", "quality.operator.invalid",
                        first + ".mustNotBe"),
                arguments(QUALITY, "{metric: nullValues, mustBe: 0, arguments: {properties: [emial]}}", "field.unknown",
                        first + ".arguments.properties[0]"),
                arguments(QUALITY, "{metric: invalidValues, mustBe: 0, arguments: {properties: [email]}}",
                        "quality.arguments.missing", first + ".arguments"),
                arguments(QUALITY, "{metric: invalidValues, mustBe: 0, arguments: {properties: [email], pattern: '['}}",
                        "field.pattern.invalid", first + ".arguments.pattern"),
                arguments(QUALITY,
                        "{metric: invalidValues, mustBe: 0, arguments: {properties: [address], validValues: [a]}}",
                        "field.constraint.unfit", first + ".arguments.validValues"),
                arguments(QUALITY, "{metric: nullValues, mustBe: 0, severity: bad, arguments: {properties: [email]}}",
                        "quality.severity.unknown", first + ".severity"),
                arguments(QUALITY,
                        "{metric: nullValues, dimension: speed, mustBe: 0, arguments: {properties: [email]}}",
                        "contract.word.unknown", first + ".dimension"));
    }

    private static Stream<Arguments> levels() {
        String first = "slaProperties[0]";
        return Stream.of(
                arguments(FRESHNESS, "{id: a b, property: freshness, value: 1, unit: m}", "contract.type",
                        first + ".id"),
                arguments(FRESHNESS, "{property: freshness, value: 1, unit: m, authoritativeDefinitions: [{url: a}]}",
                        "contract.key.missing", first + ".authoritativeDefinitions[0].type"),
                arguments(FRESHNESS, "{property: freshness, unit: m}", "contract.key.missing", first + ".value"),
                arguments(FRESHNESS, "{value: 15, unit: m}", "contract.key.missing", first + ".property"),
                arguments(FRESHNESS, "{property: freshness, value: 15}", "sla.unit.invalid", first + ".unit"),
                arguments(FRESHNESS, "{property: freshness, value: 15, unit: mm}", "sla.unit.invalid", first + ".unit"),
                arguments(FRESHNESS, "{property: freshness, value: soon, unit: m}", "sla.value.invalid",
                        first + ".value"),
                arguments(FRESHNESS, "{property: freshness, value: -15, unit: m}", "sla.value.invalid",
                        first + ".value"),
                arguments(FRESHNESS, "{property: freshness, value: 0, unit: m}", "sla.value.invalid", first + ".value"),
                arguments(FRESHNESS, "{property: freshness, value: 1e300, unit: m}", "sla.value.invalid",
                        first + ".value"),
                arguments(FRESHNESS, "{property: freshness, value: .inf, unit: m}", "sla.value.invalid",
                        first + ".value"),
                arguments(FRESHNESS, "{property: freshness, value: 101, unit: y}", "sla.value.invalid",
                        first + ".value"),
                arguments(FRESHNESS, "{property: freshness, value: [15], unit: m}", "contract.type", first + ".value"),
                arguments(FRESHNESS, "{property: errorRate, value: 5}", "sla.value.invalid", first + ".value"),
                arguments(FRESHNESS, "{property: errorRate, value: 101, unit: percent}", "sla.value.invalid",
                        first + ".value"),
                arguments(FRESHNESS, "{property: errorRate, value: 1, unit: m}", "sla.unit.invalid", first + ".unit"),
                arguments(FRESHNESS, "{property: freshness, value: 15, unit: m, element: customer.creatd_at}",
                        "sla.element.unknown", first + ".element"),
                arguments(RETENTION, "{property: latency, value: 3, unit: d}", "sla.duplicate",
                        "slaProperties[2].property"),
                arguments(RETENTION, "{id: latency, property: retention, value: 3, unit: d}", "sla.duplicate",
                        "slaProperties[2].id"),
                arguments(RETENTION, RETENTION + "\n  - {id: r2, property: retention, value: 3, unit: d}",
                        "sla.duplicate", "slaProperties[3].id"),
                arguments("slaProperties:", "slaDefaultElement: nothing\nslaProperties:", "sla.element.unknown",
                        "slaDefaultElement"));
    }

    private static Stream<Arguments> settings() {
        String second = "customProperties[1].value";
        return Stream.of(
                arguments(PARTITIONS, "{property: partitions, value: 0}", "setting.invalid", second),
                arguments(PARTITIONS, "{property: partitions, value: 10001}", "setting.invalid", second),
                arguments(PARTITIONS, "{property: partitions, value: six}", "setting.invalid", second),
                arguments(PARTITIONS, "{property: partitions, value: 1.5}", "setting.invalid", second),
                arguments(PARTITIONS, "{property: partitions, value: [6]}", "setting.invalid", second),
                arguments(PARTITIONS, PARTITIONS + "\n  - " + PARTITIONS, "setting.duplicate",
                        "customProperties[2].property"),
                arguments(PARTITIONS, "{property: replicas, value: 0}", "setting.invalid", second),
                arguments(PARTITIONS, "{property: quarantineRetention, value: 59m}", "setting.invalid", second),
                arguments(PARTITIONS, "{property: quarantineRetention, value: 3651d}", "setting.invalid", second),
                arguments(PARTITIONS, "{property: quarantineRetention, value: 30}", "setting.invalid", second),
                arguments(PARTITIONS, "{property: quarantineRetention, value: soon}", "setting.invalid", second),
                arguments(PARTITIONS, "{property: quarantineRetention, value: 999999999y}", "setting.invalid", second),
                arguments(PARTITIONS, "{property: quarantineRetention, value: [30d]}", "setting.invalid", second),
                arguments(PARTITIONS, "{property: domainKind, value: private}", "setting.invalid", second),
                arguments(PARTITIONS, "{property: cleanup.policy, value: shrink}", "setting.invalid", second),
                arguments(PARTITIONS, "{property: cleanup.policy, value: {compact: true}}", "setting.invalid", second),
                arguments("value: BACKWARD_TRANSITIVE", "value: BACKWARDS", "setting.invalid",
                        "customProperties[0].value"),
                arguments("value: customer_id", "value: customerId", "key.unknown", "customProperties[2].value"),
                arguments("value: customer_id", "value: address.postal_code", "key.unknown",
                        "customProperties[2].value"),
                arguments("value: customer_id", "value: address", "key.type.unfit", "customProperties[2].value"),
                arguments("value: customer_id", "value: [customer_id]", "key.unknown", "customProperties[2].value"),
                arguments("value: [web.signups]", "value: web.signups", "input.invalid", "customProperties[4].value"),
                arguments("value: [web.signups]", "value: [signups]", "input.invalid", "customProperties[4].value[0]"),
                arguments("value: [web.signups]", "value: [web.signups, crm.customers]", "input.invalid",
                        "customProperties[4].value[1]"));
    }

    private static Stream<Arguments> ports() {
        String value = "customProperties[3].value";
        return Stream.of(
                arguments("[" + PORT + "]", "full", "port.invalid", value),
                arguments("[" + PORT + "]", "[full]", "port.invalid", value + "[0]"),
                arguments(PORT, "{audience: [crm]}", "port.name.invalid", value + "[0].name"),
                arguments(PORT, "{name: Full}", "port.name.invalid", value + "[0].name"),
                arguments(PORT, "{name: ingest}", "port.name.invalid", value + "[0].name"),
                arguments(PORT, "{name: quarantine}", "port.name.invalid", value + "[0].name"),
                arguments(PORT, "{name: full}, {name: full}", "port.duplicate", value + "[1].name"),
                arguments(PORT, "{name: full, readers: [crm]}", "port.key.unknown", value + "[0].readers"),
                arguments(PORT, "{name: full, audience: crm}", "port.audience.invalid", value + "[0].audience"),
                arguments(PORT, "{name: full, audience: [C]}", "port.audience.invalid", value + "[0].audience[0]"),
                arguments(PORT, "{name: full, audience: [a.b.c]}", "port.audience.invalid", value + "[0].audience[0]"),
                arguments(PORT, "{name: full, masking: none}", "port.masking.invalid", value + "[0].masking"),
                arguments(PORT, "{name: full, masking: {emial: none}}", "field.unknown", value + "[0].masking.emial"),
                arguments(PORT, "{name: full, masking: {email: nothing}}", "field.masking.unknown",
                        value + "[0].masking.email"),
                arguments(PORT, "{name: full, masking: {customer_id: encrypt}}", "field.masking.unfit",
                        value + "[0].masking.customer_id"),
                arguments(PORT, "{name: full, masking: {customer_id: nullify}}", "field.masking.unfit",
                        value + "[0].masking.customer_id"),
                arguments(PORT, "{name: full, masking: {address.postal_code: nullify}}", "field.masking.unfit",
                        value + "[0].masking.address.postal_code"));
    }
}
