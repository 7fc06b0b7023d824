// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.graph;

import io.heddle.contract.ContractRef;
import io.heddle.registry.lineage.LineageClaim;
import io.heddle.registry.lineage.LineageNode;
import io.heddle.registry.lineage.LineageSource;

import java.util.Optional;

/**
 * Something that is known of lineage, without the time at which it was so; with a {@link ValidityPeriod} it is all
 * there is.
 */
public sealed interface LineageFact {
    /**
     * Data flows from one node to the other.
     *
     * @param assertedBy who says so
     * @param mask between fields: what becomes of the value
     */
    record Flow(
            LineageNode from,
            LineageNode to,
            LineageSource source,
            String assertedBy,
            Optional<LineageNode.Application> via,
            Optional<String> mask)
            implements LineageFact {
        public static Flow of(LineageClaim claim) {
            return new Flow(claim.from(), claim.to(), claim.source(), claim.assertedBy(), claim.via(), claim.mask());
        }
    }

    /** A gate moved records under this version of a contract, from the ingest port to every output port. */
    record Gated(ContractRef contract) implements LineageFact {}

    /** The cluster was reached at this {@code host:port}. */
    record Address(String server) implements LineageFact {}
}
