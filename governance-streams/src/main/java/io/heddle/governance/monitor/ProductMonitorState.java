// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.monitor;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Everything the monitor remembers of a product; the value of its state store. Immutable.
 *
 * @param objectives by the objective's id
 */
record ProductMonitorState(ProductObservations observations, NavigableMap<String, ObjectiveStatus> objectives) {
    static final ProductMonitorState NEW = new ProductMonitorState(ProductObservations.NONE, new TreeMap<>());

    ProductMonitorState {
        objectives = Collections.unmodifiableNavigableMap(new TreeMap<>(objectives));
    }
}
