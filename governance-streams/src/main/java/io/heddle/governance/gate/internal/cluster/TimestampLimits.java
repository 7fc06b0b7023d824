// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cluster;

import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.TopicConfig;

/**
 * The record timestamps that a topic accepts, from its {@code message.timestamp.*} settings. A broker rejects others,
 * and a rejected record would make the cell fail repeatedly.
 *
 * @param maxPastMillis how far a timestamp may lie in the past
 * @param maxFutureMillis how far a timestamp may lie in the future
 */
public record TimestampLimits(long maxPastMillis, long maxFutureMillis) {
    static final TimestampLimits ANY = new TimestampLimits(Long.MAX_VALUE, Long.MAX_VALUE);
    private static final long RECENT_MILLIS = 55_000;
    /** Allows for clock skew and for the time until the broker checks the timestamp. */
    private static final long MARGIN_MILLIS = 5_000;

    static TimestampLimits of(Config config) {
        ConfigEntry type = config.get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG);
        return type != null && "LogAppendTime".equals(type.value())
                ? ANY
                : new TimestampLimits(
                        millis(config, TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG),
                        millis(config, TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG));
    }

    private static long millis(Config config, String name) {
        ConfigEntry entry = config.get(name);
        return entry == null || entry.value() == null ? Long.MAX_VALUE : Long.parseLong(entry.value());
    }

    /**
     * Whether the topic rejects even records of the last minute, so that all its records wait without individual
     * checks.
     */
    public boolean isNarrow() {
        return withMargin(maxPastMillis) < RECENT_MILLIS;
    }

    /** Whether every topic that is not narrow accepts this timestamp. */
    public static boolean isRecent(long timestamp, long now) {
        return timestamp <= now && now - timestamp < RECENT_MILLIS;
    }

    /** Whether the topic accepts this timestamp, with a safety margin. */
    public boolean accepts(long timestamp, long now) {
        return timestamp >= now
                ? timestamp - now <= withMargin(maxFutureMillis)
                : now - timestamp <= withMargin(maxPastMillis);
    }

    private static long withMargin(long limit) {
        return limit == Long.MAX_VALUE ? limit : Math.max(0, limit - MARGIN_MILLIS);
    }
}
