// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.decision;

import io.heddle.governance.gate.config.GateLimits;

import java.util.function.ToLongFunction;

/**
 * The sizes that a decision depends on.
 *
 * @param topicLimits the largest record that a topic takes, in bytes; asked once for each output
 * @param gate what this gate sends at most
 */
public record RecordSizeLimits(ToLongFunction<String> topicLimits, GateLimits gate) {
    /** The largest record that may leave for this topic, in bytes. */
    long maxRecordBytes(String topic) {
        return topicLimits.applyAsLong(topic);
    }

    /** Whether no topic could take a record of that many bytes from this gate. */
    boolean exceedsGate(long bytes) {
        return bytes > gate.maxRequestBytes();
    }
}
