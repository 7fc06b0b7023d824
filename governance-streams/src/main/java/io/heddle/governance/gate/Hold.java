// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.time.Instant;

/**
 * A partition that waits at a record because something needed to judge it is not there.
 *
 * @param record the first record that waits
 * @param since when it began to wait
 * @param missing what it waits for, in words for people
 */
record Hold(ConsumerRecord<byte[], byte[]> record, Instant since, String missing) {
    @Override
    public String toString() {
        return record.topic() + "-" + record.partition() + "@" + record.offset() + " waits for " + missing;
    }
}
