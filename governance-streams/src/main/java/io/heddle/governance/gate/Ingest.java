// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** One record as it stands on an ingest topic. */
@SuppressWarnings("ArrayRecordComponent") // a carrier of bytes: nobody compares it
record Ingest(
        String topic,
        int partition,
        long offset,
        long timestamp,
        byte @Nullable [] key,
        byte @Nullable [] value,
        Headers headers) {
    /** @param now the time of a record that has none */
    static Ingest of(ConsumerRecord<byte[], byte[]> record, Instant now) {
        return new Ingest(
                record.topic(), record.partition(), record.offset(),
                record.timestamp() >= 0 ? record.timestamp() : now.toEpochMilli(),
                record.key(), record.value(), record.headers());
    }

    int bytes() {
        return length(key) + length(value);
    }

    static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
