// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.contracts;

import io.heddle.contract.Contract;
import io.heddle.log.DomainEntry;
import io.heddle.registry.RegistryContractFixture;
import io.heddle.registry.problem.ProblemDetails.Violation;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class DeclaredDomainTest {
    private static final String SOURCE = RegistryContractFixture.customers("1.0.0");
    private static final Contract CONTRACT = PublishContractFixture.publish("1.0.0").contract();

    private final List<Violation> violations = new ArrayList<>();

    @Test
    void shouldDefaultToSourceAlignedAndOwnedByTheTeam() {
        assertThat(DeclaredDomain.of(CONTRACT, SOURCE, violations)).contains(PublishContractFixture.CRM);
    }

    @Test
    void shouldHaveTheKindThatTheContractNames() {
        assertThat(DeclaredDomain.of(CONTRACT, withKind("consumer-aligned"), violations).map(DomainEntry::kind))
                .contains(DomainEntry.Kind.CONSUMER_ALIGNED);
        assertThat(violations).isEmpty();
    }

    @Test
    void shouldReportTheFaultAndItsPositionWhenTheKindIsUnknown() {
        assertThat(DeclaredDomain.of(CONTRACT, withKind("sideways"), violations)).isEmpty();
        assertThat(violations).singleElement().satisfies(violation -> {
            assertThat(violation.code()).isEqualTo("contract.domain-kind.invalid");
            assertThat(violation.line()).isPositive();
        });
    }

    private static String withKind(String kind) {
        return SOURCE + "  - {property: domainKind, value: " + kind + "}\n";
    }
}
