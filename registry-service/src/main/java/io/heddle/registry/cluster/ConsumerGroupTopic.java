// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.cluster;

/**
 * A consumer group reads a topic.
 *
 * @param active whether it has members now; if not, it has been there
 */
public record ConsumerGroupTopic(String group, String topic, boolean active) {}
