// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.ownership;

import io.heddle.contract.Contract;
import io.heddle.contract.DomainName;
import io.heddle.log.DomainEntry;
import io.heddle.log.MeshView;
import io.heddle.registry.events.RegistryEventPublisher;
import io.heddle.registry.log.LogDecision;
import io.heddle.registry.log.RegistryLog;
import io.heddle.registry.problem.ProblemException;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DomainServiceTest {
    private static final DomainEntry CRM =
            new DomainEntry(new DomainName("crm"), DomainEntry.Kind.SOURCE_ALIGNED, "crm-team", "");
    private static final DomainEntry OTHER =
            new DomainEntry(new DomainName("crm"), DomainEntry.Kind.SOURCE_ALIGNED, "another-team", "");

    private final DomainLog log = new DomainLog();
    private final List<String> events = new ArrayList<>();
    private final DomainService service = new DomainService(log, new Events());

    @Test
    void shouldWriteAndReportNothingInADryRun() {
        DomainResult result = service.put(CRM, Optional.empty(), true);

        assertThat(result.created()).isTrue();
        assertThat(result.dryRun()).isTrue();
        assertThat(log.view()).isSameAs(MeshView.EMPTY);
        assertThat(events).isEmpty();
    }

    @Test
    void shouldWriteAndReportOnceOtherwise() {
        service.put(CRM, Optional.empty(), false);
        service.put(CRM, Optional.empty(), false);

        assertThat(log.view().domains()).containsEntry(CRM.name(), CRM);
        assertThat(events).containsExactly("registered crm");
    }

    @Test
    void shouldDecideAgainOnTheViewThatIsWrittenTo() {
        service.put(CRM, Optional.empty(), false);
        String tag = DomainEntityTag.of(CRM);
        log.beforeWrite = Optional.of(OTHER);

        assertThatThrownBy(() -> service.put(
                new DomainEntry(CRM.name(), DomainEntry.Kind.SOURCE_ALIGNED, "third-team", ""), Optional.of(tag),
                false)).isInstanceOfSatisfying(ProblemException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(412));
        assertThat(log.view().domains()).containsEntry(CRM.name(), OTHER);
    }

    /** Keeps domains in memory; another writer may come first. */
    private static final class DomainLog implements RegistryLog {
        private MeshView view = MeshView.EMPTY;
        private Optional<DomainEntry> beforeWrite = Optional.empty();

        @Override
        public MeshView view() {
            return view;
        }

        @Override
        public MeshView write(Function<MeshView, LogDecision> decide) {
            beforeWrite.ifPresent(other -> view = with(List.of(other)));
            beforeWrite = Optional.empty();
            view = switch (decide.apply(view)) {
                case LogDecision.Refuse refuse -> throw refuse.problem().toException();
                case LogDecision.Write write -> with(write.domains());
            };
            return view;
        }

        private MeshView with(List<DomainEntry> written) {
            Map<DomainName, DomainEntry> domains = new HashMap<>(view.domains());
            written.forEach(domain -> domains.put(domain.name(), domain));
            return new MeshView(view.position() + 1, domains, view.contracts());
        }

        @Override
        public Optional<String> waitingFor() {
            return Optional.empty();
        }
    }

    private final class Events implements RegistryEventPublisher {
        @Override
        public void domainRegistered(DomainEntry domain) {
            events.add("registered " + domain.name());
        }

        @Override
        public void domainChanged(DomainEntry domain, String changes) {
            events.add("changed " + domain.name());
        }

        @Override
        public void contractApplied(Contract contract) {
            throw new UnsupportedOperationException();
        }
    }
}
