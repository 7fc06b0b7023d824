// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.graph;

import io.heddle.log.MeshView;

import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Flows that need not be kept because they follow from the contracts, and from facts that are smaller than they: a pure
 * function, taken again for each snapshot.
 */
public interface FlowDerivation {
    /** @param flows is told each flow, in any order, as often as one likes */
    void derive(MeshView view, Map<LineageFact, ValidityPeriod> facts,
            BiConsumer<LineageFact.Flow, ValidityPeriod> flows);
}
