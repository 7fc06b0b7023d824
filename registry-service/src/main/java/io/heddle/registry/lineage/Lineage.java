// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage;

import io.heddle.registry.problem.ProblemException;

import java.util.Collection;

/** The lineage graph. Thread-safe; a question sees the graph at one moment. */
public interface Lineage {
    /**
     * The part of the graph around a node.
     *
     * @throws ProblemException 404 if the node is unknown, 400 if the question makes no sense
     */
    LineageAnswer ask(LineageQuestion question);

    /** Takes in what became known. Doing it twice, or in another order, gives the same graph. */
    void merge(Collection<LineageClaim> claims);
}
