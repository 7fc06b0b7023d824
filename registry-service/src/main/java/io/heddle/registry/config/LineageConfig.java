// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.config;

import java.time.Duration;

/**
 * What of lineage can be set. Immutable.
 *
 * @param expiry for how long the graph remembers a reported or observed edge after it was last seen
 * @param groupInterval how often the cluster is asked for its consumer groups
 */
public record LineageConfig(Duration expiry, Duration groupInterval) {
    public static final LineageConfig DEFAULT = new LineageConfig(Duration.ofDays(90), Duration.ofSeconds(10));

    /** @throws IllegalArgumentException if a duration is out of its range */
    public LineageConfig {
        if (expiry.compareTo(Duration.ofHours(1)) < 0) {
            throw new IllegalArgumentException("lineage expires after " + expiry + "; expected at least an hour");
        }
        if (groupInterval.compareTo(Duration.ofMillis(100)) < 0) {
            throw new IllegalArgumentException(
                    "consumer groups are looked at every " + groupInterval + "; expected at least 100ms");
        }
    }
}
