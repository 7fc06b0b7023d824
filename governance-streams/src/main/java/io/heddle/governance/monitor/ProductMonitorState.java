// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.monitor;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Everything the monitor remembers of a product; the value of its state store. Immutable.
 *
 * @param objectives by the objective's id
 * @param inForce whether the product was in force at the last evaluation
 * @param returnedAt when the monitor saw it come back into force, in milliseconds since the epoch
 */
record ProductMonitorState(ProductObservations observations, NavigableMap<String, ObjectiveStatus> objectives,
        boolean inForce, OptionalLong returnedAt) {
    static final ProductMonitorState NEW =
            new ProductMonitorState(ProductObservations.NONE, new TreeMap<>(), true, OptionalLong.empty());

    ProductMonitorState {
        objectives = Collections.unmodifiableNavigableMap(new TreeMap<>(objectives));
    }

    ProductMonitorState withObservations(ProductObservations seen) {
        return new ProductMonitorState(seen, objectives, inForce, returnedAt);
    }

    ProductMonitorState withObjectives(NavigableMap<String, ObjectiveStatus> statuses) {
        return new ProductMonitorState(observations, statuses, inForce, returnedAt);
    }

    /** The product is in force now; if it was not before, it came back. */
    ProductMonitorState enforced(long now) {
        return inForce ? this : new ProductMonitorState(observations, objectives, true, OptionalLong.of(now));
    }

    /** The product is no longer in force and promises nothing. */
    ProductMonitorState retired() {
        return new ProductMonitorState(observations, new TreeMap<>(), false, returnedAt);
    }
}
