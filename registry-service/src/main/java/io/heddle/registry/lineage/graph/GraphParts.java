// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.graph;

import io.heddle.registry.RegistryConfig;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

import java.time.Duration;

/** What the graph is made of. */
@Factory
final class GraphParts {
    /** Some 200 bytes each: 200 MB at the most. */
    private static final int MAX_FACTS = 1_000_000;

    /** A fact that is true all day is written some three hundred times. */
    private static final Duration SEEN_AGAIN = Duration.ofMinutes(5);

    @Singleton
    FactStore facts(RegistryConfig config) {
        return new FactStore(MAX_FACTS, new KeepRule(SEEN_AGAIN, config.lineage().expiry()));
    }
}
