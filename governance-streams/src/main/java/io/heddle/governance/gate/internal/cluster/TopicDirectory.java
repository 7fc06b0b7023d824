// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cluster;

import org.jspecify.annotations.Nullable;

import java.util.Collection;

/** What is known of the cluster's topics, so that a record is only let in if every topic it may go to can take it. */
public interface TopicDirectory {
    /**
     * @param partitions how many the topic has
     * @param maxRecordBytes the largest record that this gate may send to the topic: its {@code max.message.bytes}, or
     *        the gate's own limit if that is smaller
     * @param timestampLimits which timestamps the topic takes
     * @param rights what this gate may do with the topic
     */
    record TopicFacts(int partitions, long maxRecordBytes, TimestampLimits timestampLimits, TopicRights rights) {
        /** A topic that takes any time, and may be read and written. */
        public TopicFacts(int partitions, long maxRecordBytes) {
            this(partitions, maxRecordBytes, TimestampLimits.ANY, TopicRights.ALL);
        }

        public TopicFacts withRights(TopicRights other) {
            return new TopicFacts(partitions, maxRecordBytes, timestampLimits, other);
        }
    }

    /** What the cluster allows this gate. */
    record TopicRights(boolean read, boolean write) {
        public static final TopicRights ALL = new TopicRights(true, true);
        public static final TopicRights NONE = new TopicRights(false, false);
    }

    /** The facts about a topic, or null if it does not exist, as far as known. Never blocks. */
    @Nullable
    TopicFacts facts(String topic);

    /** Asks to look at these topics soon. Never blocks. */
    void requestFacts(Collection<String> topics);

    /** A client was refused on these topics: nobody goes near them before the cluster says that this gate may. */
    void markRefused(Collection<String> topics);

    /** Asks to look again at a topic whose facts stand in somebody's way. Never blocks. */
    void refreshSoon(String topic);
}
