// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk.internal.contract;

import io.heddle.contract.ProductTopics;
import io.heddle.log.ContractEntry;
import io.heddle.log.MeshView;
import io.heddle.sdk.UnknownProductException;
import io.heddle.sdk.internal.wire.CloudEventHeaders;

import java.util.Optional;

/** A product's contract in one major version, kept up to date while records are written under it. Thread-safe. */
public final class LiveContract {
    private final ProductTopics topics;
    private final Optional<String> application;
    private volatile BoundContract state;

    public LiveContract(ContractBinding binding, Optional<String> application) {
        this.topics = binding.contract().topics();
        this.application = application;
        this.state = new BoundContract(binding, new CloudEventHeaders(binding.contract(), application), true);
    }

    /** Everything that depends on one version of the contract; replaced atomically. */
    public record BoundContract(ContractBinding binding, CloudEventHeaders headers, boolean enforced) {}

    public ProductTopics topics() {
        return topics;
    }

    public ContractBinding binding() {
        return state.binding();
    }

    /** @throws UnknownProductException if the contract is no longer in force */
    public BoundContract current() {
        BoundContract latest = state;
        if (!latest.enforced()) {
            throw UnknownProductException.withdrawn(topics.product());
        }
        return latest;
    }

    /** Switches to the contract in the view. Called by one thread at a time; compiles before switching. */
    public void update(MeshView view) {
        BoundContract previous = state;
        Optional<ContractEntry> latest = view.current(topics);
        if (latest.isEmpty()) {
            state = new BoundContract(previous.binding(), previous.headers(), false);
        } else if (!previous.enforced() || !latest.get().equals(previous.binding().entry())) {
            ContractBinding renewed = previous.binding().withContract(latest.get(), view);
            state = new BoundContract(renewed, new CloudEventHeaders(renewed.contract(), application), true);
        }
    }
}
