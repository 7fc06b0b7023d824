// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.products;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class NearestIdTest {
    @Test
    void shouldFindTheIdThatWasMeant() {
        assertThat(NearestId.of("crm.custmers", List.of("crm.customers", "rentals.rentals"))).contains("crm.customers");
    }

    @Test
    void shouldFindNoneWhenNothingIsNear() {
        assertThat(NearestId.of("zzzzzzzzzzzzzzz", List.of("crm.customers"))).isEmpty();
        assertThat(NearestId.of("crm.customers", List.of())).isEmpty();
    }

    @Test
    void shouldCountTypingErrors() {
        assertThat(NearestId.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(NearestId.distance("", "abc")).isEqualTo(3);
        assertThat(NearestId.distance("same", "same")).isZero();
    }
}
