// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage;

import io.heddle.contract.ProductId;
import io.heddle.registry.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Finds who is affected when a product changes. Thread-safe. */
public interface ImpactAnalysis {
    /**
     * Everything downstream of a product, or of one of its fields.
     *
     * @param field the path of a field; null for the whole product
     * @throws ProblemException (404) if the product or field is unknown
     */
    ImpactReport impact(ProductId product, @Nullable String field);
}
