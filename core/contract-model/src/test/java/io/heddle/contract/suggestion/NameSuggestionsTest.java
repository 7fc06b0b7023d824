// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.suggestion;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class NameSuggestionsTest {
    private static final List<String> NAMES = List.of(
            "crm.customers", "orders.orders", "rentals.rentals", "HEDDLE_PORT", "email", "iban", "phone", "hash");

    @ParameterizedTest
    @CsvSource({
        "crm.custmers, crm.customers", "crm.customres, crm.customers", "customers, crm.customers",
        "CRM.Customers, crm.customers", "orders.order, orders.orders", "HEDDLE_PROT, HEDDLE_PORT",
        "emial, email", "ibam, iban", "phon, phone", "fone, phone", "phonee, phone", "hsah, hash",
    })
    void shouldSuggestTheIntendedName(String typed, String meant) {
        assertThat(NameSuggestions.closest(typed, NAMES)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"zzzzzzzzzzzzz", "xx", "fax", "payments.payments"})
    void shouldFindNothingWhenNoNameIsClose(String typed) {
        assertThat(NameSuggestions.closest(typed, NAMES)).isEmpty();
        assertThat(NameSuggestions.closest(typed, List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"kitten, sitting, 3", "'', abc, 3", "abc, '', 3", "same, SAME, 0", "ab, ba, 1", "abcd, badc, 2"})
    void shouldCountTypingErrors(String typed, String name, int errors) {
        assertThat(NameSuggestions.distance(typed, name)).isEqualTo(errors);
    }

    @Test
    void shouldListTheClosestFirstAndInNaturalOrder() {
        assertThat(NameSuggestions.closest("crm.order", List.of("crm.ordered", "crm.orders", "crm.border"), 2))
                .containsExactly("crm.border", "crm.orders");
    }

    @Test
    void shouldUseTheFallbackAdviceWhenNoNameIsClose() {
        assertThat(NameSuggestions.closestOr("emial", NAMES, "name a field")).isEqualTo("did you mean 'email'?");
        assertThat(NameSuggestions.closestOr("zzzzzz", NAMES, "name a field")).isEqualTo("name a field");
    }

    @Test
    void shouldNotCompareNamesThatAreTooLongOrTooMany() {
        String large = "x".repeat(101);
        List<String> many = IntStream.range(0, 10_000).mapToObj(i -> "field_" + i).toList();

        assertThat(NameSuggestions.closest(large, List.of(large))).isEmpty();
        assertThat(NameSuggestions.closestOr("field_9999", many, "name a field"))
                .isNotEqualTo("did you mean 'field_9999'?");
    }
}
