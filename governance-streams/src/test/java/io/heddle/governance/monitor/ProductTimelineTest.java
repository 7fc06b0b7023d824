// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.monitor;

import io.heddle.contract.ContractStatus;
import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.log.ContractEntry;
import io.heddle.log.MeshView;
import org.junit.jupiter.api.Test;

import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class ProductTimelineTest {
    private final ProductTimeline timeline = new ProductTimeline();

    private static ContractEntry applied(String version, ContractStatus status, long second) {
        ContractEntry entry = CustomerProductFixture.standard().version(version).status(status).entry();
        return new ContractEntry(entry.contract(), entry.source(), entry.schemas(), entry.valueSchemaId(),
                entry.keySchemaId(), entry.knownSchemas(), Instant.ofEpochSecond(second));
    }

    private static MeshView mesh(ContractEntry... entries) {
        return CustomerProductFixture.view(entries);
    }

    @Test
    void shouldNotReturnAProductThatWasNeverAway() {
        assertThat(timeline.returnedAt(mesh(applied("1.0.0", ContractStatus.ACTIVE, 10)), CustomerProductFixture.ID))
                .isEmpty();
        assertThat(timeline.returnedAt(
                mesh(applied("1.0.0", ContractStatus.ACTIVE, 10), applied("1.1.0", ContractStatus.DRAFT, 20),
                        applied("1.2.0", ContractStatus.ACTIVE, 30)),
                CustomerProductFixture.ID)).isEmpty();
    }

    @Test
    void shouldReturnAProductWhenAVersionFollowsTheRetiredOne() {
        MeshView back = mesh(applied("1.0.0", ContractStatus.ACTIVE, 10), applied("1.1.0", ContractStatus.RETIRED, 20),
                applied("1.2.0", ContractStatus.ACTIVE, 30), applied("1.3.0", ContractStatus.ACTIVE, 40));

        assertThat(timeline.returnedAt(back, CustomerProductFixture.ID)).hasValue(30_000);
    }

    @Test
    void shouldReturnAProductWithANewMajorOnlyIfTheEarlierOneWasRetiredBefore() {
        MeshView gap = mesh(applied("1.0.0", ContractStatus.ACTIVE, 10), applied("1.1.0", ContractStatus.RETIRED, 20),
                applied("2.0.0", ContractStatus.ACTIVE, 30));
        MeshView overlap = mesh(applied("1.0.0", ContractStatus.ACTIVE, 10),
                applied("2.0.0", ContractStatus.ACTIVE, 20), applied("1.1.0", ContractStatus.RETIRED, 30));

        assertThat(timeline.returnedAt(gap, CustomerProductFixture.ID)).hasValue(30_000);
        assertThat(timeline.returnedAt(overlap, CustomerProductFixture.ID)).isEmpty();
    }
}
