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

    /**
     * The level at which a text names a node: a name with {@code #} may be that of a dataset or application as a whole,
     * and is a field only if it is not.
     */
    LineageQuestion.Level levelOf(String node);

    /** Adds claims to the graph. Idempotent and independent of order. */
    void merge(Collection<LineageClaim> claims);

    /** Joins datasets that are the same data, so that they are one node. Idempotent and independent of order. */
    void join(Collection<DatasetAlias> aliases);
}
