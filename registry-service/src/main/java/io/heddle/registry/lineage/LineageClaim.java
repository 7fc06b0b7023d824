// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage;

import java.time.Instant;
import java.util.Optional;

/**
 * One thing that is known of lineage. Claims of the same edge and source merge: the earliest first, the latest last; so
 * the order in which they arrive, and how often, makes no difference.
 *
 * @param from where data comes from: a dataset, an application or a field
 * @param to where it goes; a field if {@code from} is one
 * @param assertedBy who says so: a contract ({@code crm.customers@1.0.0}), the producer of an event,
 *        {@code mesh.gate.crm}
 * @param via the application between two fields, if known
 * @param mask what becomes of the field's value on the way ({@code hash}), if anything; between fields only
 * @param firstSeen when it was first so
 * @param lastSeen when it was last so
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
            throw new IllegalArgumentException("a field is fed by fields only");
        }
        if (from.equals(to)) {
            throw new IllegalArgumentException("nothing feeds itself");
        }
    }
}
