// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.graph;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** What the graph is made of. */
@Factory
final class GraphParts {
    /** Some 200 bytes each: 200 MB at the most. */
    private static final int MAX_FACTS = 1_000_000;

    @Singleton
    FactStore facts() {
        return new FactStore(MAX_FACTS);
    }
}
