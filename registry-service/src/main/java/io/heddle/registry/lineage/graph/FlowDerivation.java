// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.graph;

import io.heddle.log.MeshView;

import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Derives flows that need not be stored, because they follow from the contracts and from more compact facts. A pure
 * function, evaluated for every snapshot.
 */
public interface FlowDerivation {
    /** @param flows receives every flow, in any order; duplicates are allowed */
    void derive(MeshView view, Map<LineageFact, ValidityPeriod> facts,
            BiConsumer<LineageFact.Flow, ValidityPeriod> flows);
}
