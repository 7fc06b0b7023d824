// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cluster;

import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Which record timestamps a topic takes, by its {@code message.timestamp.*} settings. A broker refuses others, and a
 * refused record would end the cell again and again.
 *
 * @param maxPastMillis how far a timestamp may lie in the past
 * @param maxFutureMillis how far a timestamp may lie in the future
 */
public record TimestampLimits(long maxPastMillis, long maxFutureMillis) {
    static final TimestampLimits ANY = new TimestampLimits(Long.MAX_VALUE, Long.MAX_VALUE);
    private static final long RECENT_MILLIS = 55_000;
    /** The broker compares some moments later, by another clock. */
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

    /** Whether it refuses records that are hardly a minute old, which then need not be looked at one by one. */
    public boolean isNarrow() {
        return withMargin(maxPastMillis) < RECENT_MILLIS;
    }

    /** Whether every topic that is not narrow takes that time. */
    public static boolean isRecent(long timestamp, long now) {
        return timestamp <= now && now - timestamp < RECENT_MILLIS;
    }

    /** Whether the topic takes a record of that time, to be on the safe side. */
    public boolean accepts(long timestamp, long now) {
        return timestamp >= now
                ? timestamp - now <= withMargin(maxFutureMillis)
                : now - timestamp <= withMargin(maxPastMillis);
    }

    private static long withMargin(long limit) {
        return limit == Long.MAX_VALUE ? limit : Math.max(0, limit - MARGIN_MILLIS);
    }
}
