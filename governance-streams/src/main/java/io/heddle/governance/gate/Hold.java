// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

import java.time.Instant;
import java.util.Optional;

/**
 * A partition that waits at a record because something needed to judge it is not there.
 *
 * @param offset the first record that waits
 * @param record that record; empty where not even reading is allowed
 * @param since when it began to wait
 * @param missing what it waits for, in words for people
 */
record Hold(
        TopicPartition at, long offset, Optional<ConsumerRecord<byte[], byte[]>> record, Instant since, String missing) {
    Hold waitingFor(String other) {
        return new Hold(at, offset, record, since, other);
    }

    @Override
    public String toString() {
        return at + "@" + offset + " waits for " + missing;
    }
}
