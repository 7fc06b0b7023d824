// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage;

import java.time.Instant;
import java.util.Optional;

/**
 * A single statement about lineage. Claims about the same edge from the same source are merged, keeping the earliest
 * first and the latest last time; the order and number of arrivals make no difference.
 *
 * @param from where the data comes from: a dataset, an application or a field
 * @param to where it goes; a field if {@code from} is one
 * @param assertedBy who makes the claim: a contract ({@code crm.customers@1.0.0}), the producer of an event, {@code
 *        mesh.gate.crm}
 * @param via the application between two fields, if known
 * @param mask the mask applied to the field's value on the way ({@code hash}), if any; between fields only
 * @param firstSeen when the flow was first seen
 * @param lastSeen when the flow was last seen
 */
public record LineageClaim(
        LineageNode from,
        LineageNode to,
        LineageSource source,
        String assertedBy,
        Optional<LineageNode.Application> via,
        Optional<String> mask,
        Instant firstSeen,
        Instant lastSeen) {
    /** @throws IllegalArgumentException if only one end is a field, or both ends are the same */
    public LineageClaim {
        if (from instanceof LineageNode.Field != to instanceof LineageNode.Field) {
            throw new IllegalArgumentException("only a field can feed a field");
        }
        if (from.equals(to)) {
            throw new IllegalArgumentException("a node cannot feed itself");
        }
    }
}
