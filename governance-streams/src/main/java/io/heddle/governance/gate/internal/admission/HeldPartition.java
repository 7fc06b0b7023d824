// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.admission;

import io.heddle.governance.gate.health.Missing;
import io.heddle.governance.gate.health.MissingText;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

import java.time.Instant;
import java.util.Optional;

/**
 * A partition that waits at a record because something needed to decide on it is missing.
 *
 * @param offset offset of the first waiting record
 * @param record that record; empty if the gate may not read the partition
 * @param since when the wait began
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
