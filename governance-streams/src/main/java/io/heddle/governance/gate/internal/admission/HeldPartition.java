// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.admission;

import io.heddle.governance.gate.health.Missing;
import io.heddle.governance.gate.health.MissingText;
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
 * @param missing what it waits for
 */
public record HeldPartition(
        TopicPartition partition, long offset, Optional<ConsumerRecord<byte[], byte[]>> record, Instant since,
        Missing missing) {
    HeldPartition withMissing(Missing other) {
        return new HeldPartition(partition, offset, record, since, other);
    }

    @Override
    public String toString() {
        return partition + "@" + offset + " waits for " + MissingText.of(missing);
    }
}
