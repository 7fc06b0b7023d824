// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.graph;

import io.heddle.registry.config.RegistryConfig;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

import java.time.Duration;

/** What the graph is made of. */
@Factory
final class LineageBeanFactory {
    /** Some 200 bytes each: 200 MB at the most. */
    private static final int MAX_FACTS = 1_000_000;

    /** A fact that is true all day is written some three hundred times. */
    private static final Duration SEEN_AGAIN = Duration.ofMinutes(5);

    @Singleton
    LineageFactStore facts(RegistryConfig config) {
        return new LineageFactStore(MAX_FACTS, new FactSyncPolicy(SEEN_AGAIN, config.lineage().expiry()));
    }
}
