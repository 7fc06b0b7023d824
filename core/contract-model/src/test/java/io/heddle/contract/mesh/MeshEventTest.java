// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.mesh;

import io.heddle.contract.ProductId;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class MeshEventTest {
    private static final ProductId PRODUCT = ProductId.parse("crm.customers");

    private static MeshEvent event(String message, String... identity) {
        return MeshEvent.of("t", PRODUCT, "s", message, Map.of(), Instant.EPOCH, List.of(identity));
    }

    @Test
    void shouldDeriveItsIdFromItsIdentityOnly() {
        assertThat(event("a", "x", "y").id()).isEqualTo(event("b", "x", "y").id());
        assertThat(event("a", "x", "y").id()).isNotEqualTo(event("a", "x|1:y").id());
        assertThat(event("a", "x", "y").id()).isNotEqualTo(event("a", "xy").id());
    }

    @Test
    void shouldTruncateLongTextWithoutSplittingACharacter() {
        assertThat(event("x".repeat(2_000)).message()).hasSize(2_000);
        assertThat(event("x".repeat(1_998) + "\uD83D\uDE00\uD83D\uDE00").message())
                .isEqualTo("x".repeat(1_998) + "…");
    }
}
