// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.diff;

import io.heddle.contract.Contract;
import io.heddle.contract.SchemaSource;
import io.heddle.contract.odcs.ContractReader;
import io.heddle.contract.odcs.ContractReading;
import io.heddle.registry.RegistryContractFixture;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class ContractDiffTest {
    private static final Contract BEFORE =
            read(RegistryContractFixture.customers("1.0.0"), RegistryContractFixture.CUSTOMER);

    @Test
    void shouldFindNothingWhenOnlyTheVersionDiffers() {
        assertThat(ContractDiff.between(BEFORE,
                read(RegistryContractFixture.customers("1.0.1"), RegistryContractFixture.CUSTOMER))).isEmpty();
    }

    @Test
    void shouldNameAddedAndRemovedFieldsWithTypeAndDefault() {
        Contract after = read(RegistryContractFixture.customers("1.1.0"), RegistryContractFixture.CUSTOMER_WITH_NAME);

        assertThat(ContractDiff.between(BEFORE, after)).containsExactly(
                new ContractDifference(ContractDifference.Kind.ADDED, "field name", "string, may be null"),
                new ContractDifference(ContractDifference.Kind.ADDED, "default of name", "null"));
        assertThat(ContractDiff.between(after, BEFORE)).containsExactly(
                new ContractDifference(ContractDifference.Kind.REMOVED, "field name", ""),
                new ContractDifference(ContractDifference.Kind.REMOVED, "default of name", ""));
    }

    @Test
    void shouldNameChangedTypesOfNestedFields() {
        Contract after = read(RegistryContractFixture.customers("1.1.0"), RegistryContractFixture.CUSTOMER.replace(
                "{\"name\":\"postal_code\",\"type\":\"string\"}", "{\"name\":\"postal_code\",\"type\":\"bytes\"}"));

        assertThat(ContractDiff.between(BEFORE, after)).containsExactly(
                new ContractDifference(ContractDifference.Kind.CHANGED, "field address.postal_code",
                        "bytes, was string"));
    }

    @Test
    void shouldNameMasksRulesServiceLevelsAndPorts() {
        String source = RegistryContractFixture.customers("1.1.0")
                .replace("value: {strategy: hash}", "value: {strategy: partial, keepFirst: 2}")
                .replace("record.customer_id > 0", "record.customer_id > 1")
                .replace("value: 15, unit: m", "value: 5, unit: m")
                .replace("value: 365, unit: d", "value: 30, unit: d")
                .replace("audience: [crm]", "audience: [crm, web]")
                .replace("No marketing use", "None");

        assertThat(ContractDiff.between(BEFORE, read(source, RegistryContractFixture.CUSTOMER))).containsExactly(
                new ContractDifference(ContractDifference.Kind.CHANGED, "rule positive-id",
                        "record.customer_id > 1 (error), was record.customer_id > 0 (error)"),
                new ContractDifference(ContractDifference.Kind.CHANGED, "port full", "for crm, web, was for crm"),
                new ContractDifference(ContractDifference.Kind.CHANGED, "mask of email on port default",
                        "partial (first 2), was hash"),
                new ContractDifference(ContractDifference.Kind.CHANGED, "SLA freshness",
                        "a record at least every 5 m, was a record at least every 15 m"),
                new ContractDifference(ContractDifference.Kind.CHANGED, "SLA retention",
                        "kept for 30 d, was kept for 365 d"),
                new ContractDifference(ContractDifference.Kind.CHANGED, "retention", "30 d, was 365 d"),
                new ContractDifference(ContractDifference.Kind.CHANGED, "limitations", "None, was No marketing use"));
    }

    private static Contract read(String source, String schema) {
        return switch (ContractReader.read(source, SchemaSource.of(Map.of("schemas/customer.avsc", schema)))) {
            case ContractReading.Valid valid -> valid.contract();
            case ContractReading.Invalid invalid -> throw new AssertionError(invalid.faults().toString());
        };
    }
}
