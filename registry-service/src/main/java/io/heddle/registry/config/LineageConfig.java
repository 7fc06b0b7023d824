// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.config;

import java.time.Duration;

/**
 * The settings for lineage. Immutable.
 *
 * @param expiry how long the graph keeps a reported or observed edge after it was last seen
 * @param groupInterval how often consumer groups are read from the cluster
 */
public record LineageConfig(Duration expiry, Duration groupInterval) {
    public static final LineageConfig DEFAULT = new LineageConfig(Duration.ofDays(90), Duration.ofSeconds(10));

    /** @throws IllegalArgumentException if a duration is out of range */
    public LineageConfig {
        if (expiry.compareTo(Duration.ofHours(1)) < 0) {
            throw new IllegalArgumentException("lineage expires after " + expiry + "; expected at least an hour");
        }
        if (groupInterval.compareTo(Duration.ofMillis(100)) < 0) {
            throw new IllegalArgumentException(
                    "the interval for reading consumer groups is " + groupInterval + "; expected at least 100ms");
        }
    }
}
