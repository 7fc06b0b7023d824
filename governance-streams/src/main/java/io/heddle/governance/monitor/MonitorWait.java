// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.monitor;

import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a monitor waits for before it can start. Immutable.
 *
 * @param code a stable code for programs, the same as a gate's for the same thing
 * @param text the words that follow "waits for"; never the message of an exception
 */
public record MonitorWait(String code, String text) {
    static MonitorWait topics(List<String> topics) {
        return new MonitorWait("topic", "topics " + String.join(", ", topics));
    }

    /** Why these topics cannot be described. */
    static MonitorWait of(List<String> topics, @Nullable Throwable failure) {
        return switch (failure) {
            case UnknownTopicOrPartitionException unknown -> topics(topics);
            case AuthorizationException refused -> new MonitorWait(
                    "permission",
                    "permission to DESCRIBE topics " + String.join(", ", topics) + "; grant it to this monitor");
            case null, default -> new MonitorWait(
                    "kafka",
                    "Kafka to answer (" + (failure == null ? "no reason" : failure.getClass().getSimpleName())
                            + "); start the brokers, or fix the bootstrap address and the network");
        };
    }
}
