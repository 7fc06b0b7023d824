// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage;

import io.heddle.contract.ProductId;
import io.heddle.registry.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Tells who is concerned when a product changes. Thread-safe. */
public interface ImpactAnalysis {
    /**
     * Everything downstream of a product, or of one field of it.
     *
     * @param field a field by its path; null for the whole product
     * @throws ProblemException 404 if the product or field is unknown
     */
    ImpactReport impact(ProductId product, @Nullable String field);
}
