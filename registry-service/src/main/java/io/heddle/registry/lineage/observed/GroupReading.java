// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.observed;

/**
 * A consumer group reads a topic.
 *
 * @param active whether it has members now; if not, it has been there
 */
record GroupReading(String group, String topic, boolean active) {}
