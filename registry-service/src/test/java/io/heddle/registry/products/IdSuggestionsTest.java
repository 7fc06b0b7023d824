// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.products;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class IdSuggestionsTest {
    @Test
    void shouldFindTheIdThatWasMeant() {
        assertThat(IdSuggestions.best("crm.custmers", List.of("crm.customers", "rentals.rentals")))
                .contains("crm.customers");
    }

    @Test
    void shouldFindNoneWhenNothingIsNear() {
        assertThat(IdSuggestions.best("zzzzzzzzzzzzzzz", List.of("crm.customers"))).isEmpty();
        assertThat(IdSuggestions.best("crm.customers", List.of())).isEmpty();
    }

    @Test
    void shouldCountTypingErrors() {
        assertThat(IdSuggestions.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(IdSuggestions.distance("", "abc")).isEqualTo(3);
        assertThat(IdSuggestions.distance("same", "same")).isZero();
    }
}
