// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cluster;

import org.jspecify.annotations.Nullable;

import java.util.Collection;

/** What is known about the cluster's topics. Used to admit a record only if every topic it may go to can accept it. */
public interface TopicDirectory {
    /**
     * @param partitions how many the topic has
     * @param maxRecordBytes the largest record that this gate may send to the topic: its {@code max.message.bytes}, or
     *        the gate's own limit if that is smaller
     * @param timestampLimits which timestamps the topic accepts
     * @param rights what this gate may do with the topic
     */
    record TopicFacts(int partitions, long maxRecordBytes, TimestampLimits timestampLimits, TopicRights rights) {
        /** A topic that accepts any timestamp and may be read and written. */
        public TopicFacts(int partitions, long maxRecordBytes) {
            this(partitions, maxRecordBytes, TimestampLimits.ANY, TopicRights.ALL);
        }

        public TopicFacts withRights(TopicRights other) {
            return new TopicFacts(partitions, maxRecordBytes, timestampLimits, other);
        }
    }

    /** The permissions of this gate on a topic. */
    record TopicRights(boolean read, boolean write) {
        public static final TopicRights ALL = new TopicRights(true, true);
        public static final TopicRights NONE = new TopicRights(false, false);
    }

    /** The facts about a topic, or null if it does not exist, as of the last inspection. Never blocks. */
    @Nullable
    TopicFacts facts(String topic);

    /** Requests an inspection of these topics soon. Never blocks. */
    void requestFacts(Collection<String> topics);

    /**
     * To be called after an authorization error for these topics. They are not used until the cluster reports that this
     * gate may.
     */
    void markRefused(Collection<String> topics);

    /** Requests a new inspection of a topic whose current facts block records. Never blocks. */
    void refreshSoon(String topic);
}
