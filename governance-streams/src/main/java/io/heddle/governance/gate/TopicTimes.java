// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Which record timestamps a topic takes, by its {@code message.timestamp.*} settings. A broker refuses others, and a refused
 * record would end the cell again and again.
 *
 * @param beforeMillis how far a timestamp may lie in the past
 * @param afterMillis how far a timestamp may lie in the future
 */
record TopicTimes(long beforeMillis, long afterMillis) {
    static final TopicTimes ANY = new TopicTimes(Long.MAX_VALUE, Long.MAX_VALUE);
    private static final long COMMON_MILLIS = 55_000;
    /** The broker compares some moments later, by another clock. */
    private static final long MARGIN_MILLIS = 5_000;

    static TopicTimes of(Config config) {
        ConfigEntry type = config.get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG);
        return type != null && "LogAppendTime".equals(type.value())
                ? ANY
                : new TopicTimes(
                        millis(config, TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG),
                        millis(config, TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG));
    }

    private static long millis(Config config, String name) {
        ConfigEntry entry = config.get(name);
        return entry == null || entry.value() == null ? Long.MAX_VALUE : Long.parseLong(entry.value());
    }

    /** Whether it refuses records that are hardly a minute old, which then need not be looked at one by one. */
    boolean isNarrow() {
        return less(beforeMillis) < COMMON_MILLIS;
    }

    /** Whether every topic that is not narrow takes that time. */
    static boolean isCommon(long timestamp, long now) {
        return timestamp <= now && now - timestamp < COMMON_MILLIS;
    }

    /** Whether the topic takes a record of that time, to be on the safe side. */
    boolean take(long timestamp, long now) {
        return timestamp >= now
                ? timestamp - now <= less(afterMillis)
                : now - timestamp <= less(beforeMillis);
    }

    private static long less(long limit) {
        return limit == Long.MAX_VALUE ? limit : Math.max(0, limit - MARGIN_MILLIS);
    }
}
