// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.decision;

import io.heddle.governance.gate.config.GateLimits;

import java.util.function.ToLongFunction;

/**
 * The sizes that a decision depends on.
 *
 * @param topicLimits the largest record that a topic accepts, in bytes; called once per output
 * @param gate the limits of this gate
 */
public record RecordSizeLimits(ToLongFunction<String> topicLimits, GateLimits gate) {
    /** The largest record that may be sent to this topic, in bytes. */
    long maxRecordBytes(String topic) {
        return topicLimits.applyAsLong(topic);
    }

    /** Whether the gate cannot send a record of this size to any topic. */
    boolean exceedsGate(long bytes) {
        return bytes > gate.maxRequestBytes();
    }
}
