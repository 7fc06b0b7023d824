// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.graph;

import io.heddle.registry.config.RegistryConfig;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

import java.time.Duration;

/** Provides the lineage graph and its parts. */
@Factory
final class LineageBeanFactory {
    /** At about 200 bytes each, 200 MB at most. */
    private static final int MAX_FACTS = 1_000_000;

    /** A fact that stays true is rewritten about 300 times a day. */
    private static final Duration SEEN_AGAIN = Duration.ofMinutes(5);

    @Singleton
    LineageFactStore facts(RegistryConfig config) {
        return new LineageFactStore(MAX_FACTS, new FactSyncPolicy(SEEN_AGAIN, config.lineage().expiry()));
    }
}
