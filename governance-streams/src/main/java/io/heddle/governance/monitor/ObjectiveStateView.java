// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.monitor;

import io.heddle.contract.mesh.SlaObjectiveState;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The latest state of the objectives that this process evaluates. Thread-safe. */
final class ObjectiveStateView {
    private final Map<String, Map<String, SlaObjectiveState>> statesByProduct = new ConcurrentHashMap<>();

    /** Replaces the states of all objectives of a product. */
    void put(String product, Map<String, SlaObjectiveState> objectives) {
        statesByProduct.put(product, Map.copyOf(objectives));
    }

    /** Removes a product that this process no longer evaluates. */
    void remove(String product) {
        statesByProduct.remove(product);
    }

    Map<String, Map<String, SlaObjectiveState>> snapshot() {
        return new TreeMap<>(statesByProduct);
    }
}
