// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.monitor;

import io.heddle.contract.mesh.SlaObjectiveState;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The latest state of the objectives that this process judges. Thread-safe. */
final class ObjectiveStateView {
    private final Map<String, Map<String, SlaObjectiveState>> statesByProduct = new ConcurrentHashMap<>();

    /** All objectives of a product as they are now. */
    void put(String product, Map<String, SlaObjectiveState> objectives) {
        statesByProduct.put(product, Map.copyOf(objectives));
    }

    /** Another process judges it from now on, or nobody does. */
    void remove(String product) {
        statesByProduct.remove(product);
    }

    Map<String, Map<String, SlaObjectiveState>> snapshot() {
        return new TreeMap<>(statesByProduct);
    }
}
