// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.product;

import io.heddle.contract.Contract;
import io.heddle.contract.odcs.ContractReader;
import io.heddle.contract.odcs.ContractReading;
import io.heddle.contract.odcs.SchemaSource;
import io.heddle.registry.Contracts;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class ContractDifferencesTest {
    private static final Contract BEFORE = read(Contracts.customers("1.0.0"), Contracts.CUSTOMER);

    @Test
    void shouldFindNothingWhenOnlyTheVersionDiffers() {
        assertThat(ContractDifferences.between(BEFORE, read(Contracts.customers("1.0.1"), Contracts.CUSTOMER))).isEmpty();
    }

    @Test
    void shouldNameFieldsThatComeAndGoWithTypeAndDefault() {
        Contract after = read(Contracts.customers("1.1.0"), Contracts.CUSTOMER_WITH_NAME);

        assertThat(ContractDifferences.between(BEFORE, after)).containsExactly(
                new Difference(Difference.Kind.ADDED, "field name", "string, may be null"),
                new Difference(Difference.Kind.ADDED, "default of name", "null"));
        assertThat(ContractDifferences.between(after, BEFORE)).containsExactly(
                new Difference(Difference.Kind.REMOVED, "field name", ""),
                new Difference(Difference.Kind.REMOVED, "default of name", ""));
    }

    @Test
    void shouldNameChangedTypesOfNestedFields() {
        Contract after = read(Contracts.customers("1.1.0"), Contracts.CUSTOMER.replace(
                "{\"name\":\"postal_code\",\"type\":\"string\"}", "{\"name\":\"postal_code\",\"type\":\"bytes\"}"));

        assertThat(ContractDifferences.between(BEFORE, after)).containsExactly(
                new Difference(Difference.Kind.CHANGED, "field address.postal_code", "bytes, was string"));
    }

    @Test
    void shouldNameMasksRulesServiceLevelsAndPorts() {
        String source = Contracts.customers("1.1.0")
                .replace("value: {strategy: hash}", "value: {strategy: partial, keepFirst: 2}")
                .replace("record.customer_id > 0", "record.customer_id > 1")
                .replace("value: 15, unit: m", "value: 5, unit: m")
                .replace("value: 365, unit: d", "value: 30, unit: d")
                .replace("audience: [crm]", "audience: [crm, web]")
                .replace("No marketing use", "None");

        assertThat(ContractDifferences.between(BEFORE, read(source, Contracts.CUSTOMER))).containsExactly(
                new Difference(Difference.Kind.CHANGED, "rule positive-id",
                        "record.customer_id > 1 (error), was record.customer_id > 0 (error)"),
                new Difference(Difference.Kind.CHANGED, "port full", "for crm, web, was for crm"),
                new Difference(Difference.Kind.CHANGED, "mask of email on port default", "partial (first 2), was hash"),
                new Difference(Difference.Kind.CHANGED, "SLA freshness",
                        "a record at least every 5 m, was a record at least every 15 m"),
                new Difference(Difference.Kind.CHANGED, "SLA retention", "kept for 30 d, was kept for 365 d"),
                new Difference(Difference.Kind.CHANGED, "retention", "30 d, was 365 d"),
                new Difference(Difference.Kind.CHANGED, "limitations", "None, was No marketing use"));
    }

    private static Contract read(String source, String schema) {
        return switch (ContractReader.read(source, SchemaSource.of(Map.of("schemas/customer.avsc", schema)))) {
            case ContractReading.Valid valid -> valid.contract();
            case ContractReading.Invalid invalid -> throw new AssertionError(invalid.faults().toString());
        };
    }
}
