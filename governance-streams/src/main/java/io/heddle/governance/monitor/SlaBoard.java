// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.monitor;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The latest state of the objectives that this process judges. Thread-safe. */
final class SlaBoard {
    private final Map<String, Map<String, SlaState>> products = new ConcurrentHashMap<>();

    /** All objectives of a product as they are now. */
    void put(String product, Map<String, SlaState> objectives) {
        products.put(product, Map.copyOf(objectives));
    }

    /** Another process judges it from now on, or nobody does. */
    void remove(String product) {
        products.remove(product);
    }

    Map<String, Map<String, SlaState>> all() {
        return new TreeMap<>(products);
    }
}
