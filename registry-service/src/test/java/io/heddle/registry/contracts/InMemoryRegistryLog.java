// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.contracts;

import io.heddle.contract.ContractVersion;
import io.heddle.contract.DomainName;
import io.heddle.contract.ProductId;
import io.heddle.log.ContractEntry;
import io.heddle.log.DomainEntry;
import io.heddle.log.MeshView;
import io.heddle.registry.log.LogDecision;
import io.heddle.registry.log.RegistryLog;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** A log that can simulate a crash before a write. Not thread-safe. */
final class InMemoryRegistryLog implements RegistryLog {
    boolean dying;
    /** Runs once before the next write, as another request would. */
    @Nullable
    Runnable beforeWrite;
    private MeshView view = MeshView.EMPTY;

    @Override
    public MeshView view() {
        return view;
    }

    @Override
    public MeshView write(Function<MeshView, LogDecision> decide) {
        if (dying) {
            throw new InMemoryProvisioner.Died();
        }
        Runnable other = beforeWrite;
        beforeWrite = null;
        if (other != null) {
            other.run();
        }
        view = switch (decide.apply(view)) {
            case LogDecision.Refuse refuse -> throw refuse.problem().toException();
            case LogDecision.Write write -> after(write);
        };
        return view;
    }

    @Override
    public Optional<String> waitingFor() {
        return Optional.empty();
    }

    private MeshView after(LogDecision.Write write) {
        Map<DomainName, DomainEntry> domains = new HashMap<>(view.domains());
        write.domains().forEach(domain -> domains.put(domain.name(), domain));
        Map<ProductId, NavigableMap<ContractVersion, ContractEntry>> contracts = new HashMap<>(view.contracts());
        for (ContractEntry entry : write.contracts()) {
            NavigableMap<ContractVersion, ContractEntry> history = new TreeMap<>(view.history(entry.contract().id()));
            history.put(entry.contract().version(), entry);
            contracts.put(entry.contract().id(), history);
        }
        return PublishContractFixture.view(view.position() + 1, domains, contracts);
    }
}
