// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.cluster;

/**
 * A consumer group that reads a topic.
 *
 * @param active whether the group has members now; otherwise it only has committed offsets
 */
public record ConsumerGroupTopic(String group, String topic, boolean active) {}
