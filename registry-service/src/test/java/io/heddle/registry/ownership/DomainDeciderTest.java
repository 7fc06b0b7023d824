// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.ownership;

import io.heddle.contract.DomainName;
import io.heddle.log.DomainEntry;
import io.heddle.log.MeshView;
import io.heddle.registry.log.LogDecision;
import io.heddle.registry.problem.ProblemDetails.Violation;
import io.heddle.registry.problem.ProblemException;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DomainDeciderTest {
    private static final DomainEntry CRM = domain("crm", "crm-team");
    private static final MeshView VIEW = new MeshView(1, Map.of(CRM.name(), CRM), Map.of(), Map.of());

    @Test
    void shouldWriteWhenTheDomainIsNew() {
        assertThat(DomainDecider.decide(MeshView.EMPTY, CRM, Optional.empty()))
                .isEqualTo(new LogDecision.Write(List.of(CRM), List.of()));
        assertThat(DomainDecider.change(MeshView.EMPTY, CRM).action()).isEqualTo("create");
    }

    @Test
    void shouldWriteNothingWhenTheDomainIsUnchanged() {
        assertThat(DomainDecider.decide(VIEW, CRM, Optional.empty())).isEqualTo(LogDecision.NOTHING);
        assertThat(DomainDecider.change(VIEW, CRM).action()).isEqualTo("keep");
    }

    @Test
    void shouldNameTheDifferencesWhenItChanges() {
        assertThat(DomainDecider.change(VIEW, domain("crm", "sales")).detail())
                .isEqualTo("owner sales instead of crm-team");
    }

    @Test
    void shouldRefuseTheDomainOfTheMesh() {
        assertThat(DomainDecider.decide(VIEW, domain("mesh", "me"), Optional.empty()))
                .isInstanceOfSatisfying(LogDecision.Refuse.class,
                        refuse -> assertThat(refuse.problem().code()).isEqualTo("domain.reserved"));
    }

    @Test
    void shouldRefuseWhenTheDomainIsNotAsExpected() {
        assertThat(DomainDecider.decide(VIEW, domain("crm", "sales"), Optional.of("\"other\"")))
                .isInstanceOfSatisfying(LogDecision.Refuse.class,
                        refuse -> assertThat(refuse.problem().status()).isEqualTo(412));
        assertThat(DomainDecider.decide(VIEW, domain("crm", "sales"), Optional.of(DomainEntityTag.of(CRM))))
                .isInstanceOf(LogDecision.Write.class);
    }

    @Test
    void shouldNameEveryFaultOfADomainAtOnce() {
        assertThatThrownBy(() -> new DomainRequest("sideways", " ", null).toEntry(CRM.name()))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().status()).isEqualTo(422);
                    assertThat(e.problem().violations()).extracting(Violation::path).containsExactly("kind", "owner");
                });
    }

    private static DomainEntry domain(String name, String owner) {
        return new DomainEntry(new DomainName(name), DomainEntry.Kind.SOURCE_ALIGNED, owner, "");
    }
}
