// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage;

import io.heddle.registry.problem.ProblemException;

import java.util.Collection;

/** The lineage graph. Thread-safe; every query sees a consistent snapshot. */
public interface Lineage {
    /**
     * The part of the graph around a node.
     *
     * @throws ProblemException (404) if the node is unknown, (400) if the query is invalid
     */
    LineageAnswer ask(LineageQuestion question);

    /** Adds claims to the graph. Idempotent and independent of order. */
    void merge(Collection<LineageClaim> claims);
}
