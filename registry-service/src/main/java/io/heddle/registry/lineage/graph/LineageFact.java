// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.graph;

import io.heddle.contract.ContractRef;
import io.heddle.registry.lineage.LineageClaim;
import io.heddle.registry.lineage.LineageNode;
import io.heddle.registry.lineage.LineageSource;

import java.util.Comparator;
import java.util.Optional;

/** A statement about lineage without its time; together with a {@link ValidityPeriod} it is the unit of storage. */
public sealed interface LineageFact {
    /**
     * Data flows from one node to the other.
     *
     * @param assertedBy who makes the statement
     * @param mask between fields: the mask applied to the value
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

    /**
     * Two datasets are the same data. The order of the two does not matter, so the smaller one comes first.
     */
    record Alias(LineageNode.Dataset one, LineageNode.Dataset other) implements LineageFact {
        /** By namespace and name. */
        static final Comparator<LineageNode.Dataset> ORDER =
                Comparator.comparing(LineageNode.Dataset::namespace).thenComparing(LineageNode.Dataset::name);

        public static Alias of(LineageNode.Dataset dataset, LineageNode.Dataset other) {
            return ORDER.compare(dataset, other) <= 0 ? new Alias(dataset, other) : new Alias(other, dataset);
        }
    }

    /** A gate moved records under this contract version, from the ingest port to every output port. */
    record Gated(ContractRef contract) implements LineageFact {}

    /** The cluster was reached at this {@code host:port}. */
    record Address(String server) implements LineageFact {}
}
