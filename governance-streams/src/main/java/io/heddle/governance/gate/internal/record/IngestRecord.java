// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.record;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** A record of an ingest topic. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record IngestRecord(
        String topic,
        int partition,
        long offset,
        long timestamp,
        byte @Nullable [] key,
        byte @Nullable [] value,
        Headers headers) {
    /** @param now the timestamp for a record that has none */
    public static IngestRecord of(ConsumerRecord<byte[], byte[]> record, Instant now) {
        return new IngestRecord(
                record.topic(), record.partition(), record.offset(),
                record.timestamp() >= 0 ? record.timestamp() : now.toEpochMilli(),
                record.key(), record.value(), record.headers());
    }

    public int sizeInBytes() {
        return lengthOf(key) + lengthOf(value);
    }

    public static int lengthOf(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
