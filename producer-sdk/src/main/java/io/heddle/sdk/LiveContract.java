// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk;

import io.heddle.contract.ProductTopics;
import io.heddle.log.ContractEntry;
import io.heddle.log.MeshView;

import java.util.Optional;

/** One major version of a product's contract, kept up to date while records are written under it. Thread-safe. */
final class LiveContract {
    private final ProductTopics topics;
    private final Optional<String> application;
    private volatile State state;

    LiveContract(Binding binding, Optional<String> application) {
        this.topics = binding.contract().topics();
        this.application = application;
        this.state = new State(binding, new EventHeaders(binding.contract(), application), true);
    }

    /** What one version of the contract decides; swapped as one. */
    record State(Binding binding, EventHeaders headers, boolean enforced) {}

    ProductTopics topics() {
        return topics;
    }

    Binding binding() {
        return state.binding();
    }

    /** @throws UnknownProductException if the contract is not in force any more */
    State inForce() {
        State now = state;
        if (!now.enforced()) {
            throw UnknownProductException.withdrawn(topics.product());
        }
        return now;
    }

    /** Takes over what the view says. Called on one thread at a time; compiles before it swaps. */
    void follow(MeshView view) {
        State before = state;
        Optional<ContractEntry> now = view.current(topics);
        if (now.isEmpty()) {
            state = new State(before.binding(), before.headers(), false);
        } else if (!before.enforced() || !now.get().equals(before.binding().entry())) {
            Binding renewed = before.binding().renewed(now.get(), view);
            state = new State(renewed, new EventHeaders(renewed.contract(), application), true);
        }
    }
}
