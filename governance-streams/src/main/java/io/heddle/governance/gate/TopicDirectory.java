// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import org.jspecify.annotations.Nullable;

import java.util.Collection;

/** What is known of the cluster's topics, so that a record is only let in if every topic it may go to can take it. */
interface TopicDirectory {
    /**
     * @param partitions how many the topic has
     * @param maxRecordBytes the topic's {@code max.message.bytes}
     */
    record Facts(int partitions, long maxRecordBytes) {}

    /** The facts about a topic, or null if it does not exist, as far as known. Never blocks. */
    @Nullable Facts facts(String topic);

    /** Asks to look at these topics soon. Never blocks. */
    void want(Collection<String> topics);
}
