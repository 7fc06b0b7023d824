// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import org.jspecify.annotations.Nullable;

import java.util.Collection;

/** What is known of the cluster's topics, so that a record is only let in if every topic it may go to can take it. */
interface TopicDirectory {
    /**
     * @param partitions how many the topic has
     * @param maxRecordBytes the topic's {@code max.message.bytes}
     * @param times which timestamps the topic takes
     * @param rights what this gate may do with the topic
     */
    record Facts(int partitions, long maxRecordBytes, TopicTimes times, Rights rights) {
        /** A topic that takes any time, and may be read and written. */
        Facts(int partitions, long maxRecordBytes) {
            this(partitions, maxRecordBytes, TopicTimes.ANY, Rights.ALL);
        }

        Facts with(Rights other) {
            return new Facts(partitions, maxRecordBytes, times, other);
        }
    }

    /** What the cluster allows this gate. */
    record Rights(boolean read, boolean write) {
        static final Rights ALL = new Rights(true, true);
        static final Rights NONE = new Rights(false, false);
    }

    /** The facts about a topic, or null if it does not exist, as far as known. Never blocks. */
    @Nullable Facts facts(String topic);

    /** Asks to look at these topics soon. Never blocks. */
    void want(Collection<String> topics);

    /** A client was refused on these topics: nobody goes near them before the cluster says that this gate may. */
    void refused(Collection<String> topics);

    /** Asks to look again at a topic whose facts stand in somebody's way. Never blocks. */
    void doubt(String topic);
}
