// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Ingest records that follow one another on a partition, on their way through Kafka Streams, which sees one record in
 * their place. What it does for each record costs more than the verdict: it queues it, turns the name of every header
 * into text and back to measure it, and copies its headers twice.
 *
 * <p>The record in their place stands at the offset of the <b>first</b>: Kafka Streams commits the offset of what it
 * has not processed yet, and where nothing is left, the consumer's next offset. They travel as its headers, because
 * only these reach the deserializer as they were.
 */
final class RecordBatch extends RecordHeaders {
    private static final byte[] NO_VALUE = {};

    private final List<ConsumerRecord<byte[], byte[]>> records;

    private RecordBatch(List<ConsumerRecord<byte[], byte[]>> records) {
        this.records = records;
    }

    /** The record in place of these, of which there is one at least; all are of one partition and in its order. */
    @SuppressWarnings("NullAway") // a record without key has null for it
    static ConsumerRecord<byte[], byte[]> of(List<ConsumerRecord<byte[], byte[]>> records) {
        ConsumerRecord<byte[], byte[]> first = records.getFirst();
        return new ConsumerRecord<>(
                first.topic(),
                first.partition(),
                first.offset(),
                first.timestamp(),
                first.timestampType(),
                ConsumerRecord.NULL_SIZE,
                NO_VALUE.length,
                null,
                NO_VALUE,
                new RecordBatch(records),
                first.leaderEpoch());
    }

    /** What arrives in a cell's topology as a value. */
    sealed interface CellInput {
        /** A record by itself: its value, or none, and its headers. */
        @SuppressWarnings("ArrayRecordComponent") // a carrier of bytes: nobody compares it
        record One(byte @Nullable [] bytes, Headers headers) implements CellInput {}

        /** A batch. */
        record Many(List<ConsumerRecord<byte[], byte[]>> records) implements CellInput {}
    }

    /** Opens batches; a record that is none is taken as it is. */
    static final class Reader implements Deserializer<CellInput> {
        @Override
        public CellInput deserialize(String topic, byte[] data) {
            throw new UnsupportedOperationException("a value is read together with its headers");
        }

        @Override
        public CellInput deserialize(String topic, Headers headers, byte[] data) {
            return headers instanceof RecordBatch batch
                    ? new CellInput.Many(batch.records)
                    : new CellInput.One(data, headers);
        }
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
