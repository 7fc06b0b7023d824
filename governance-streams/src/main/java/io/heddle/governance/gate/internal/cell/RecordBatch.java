// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Consecutive ingest records of a partition, passed through Kafka Streams as a single record. This avoids overhead per
 * record that exceeds the decision itself: Kafka Streams queues each record, decodes and encodes every header name to
 * measure it, and copies the headers twice.
 *
 * <p>The single record has the offset of the <b>first</b>: Kafka Streams commits the offset of the next unprocessed
 * record or, if there is none, the consumer's position. The records are passed as headers because only these reach the
 * deserializer unchanged.
 */
final class RecordBatch extends RecordHeaders {
    private static final byte[] NO_VALUE = {};

    private final List<ConsumerRecord<byte[], byte[]>> records;

    private RecordBatch(List<ConsumerRecord<byte[], byte[]>> records) {
        this.records = records;
    }

    /** Wraps at least one record; all must be of one partition, in offset order. */
    @SuppressWarnings("NullAway") // the key may be null
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

    /** Wraps the records of each partition. */
    static ConsumerRecords<byte[], byte[]> ofEachPartition(ConsumerRecords<byte[], byte[]> records) {
        if (records.isEmpty()) {
            return records;
        }
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> batches = new LinkedHashMap<>();
        for (TopicPartition partition : records.partitions()) {
            batches.put(partition, List.of(of(records.records(partition))));
        }
        return new ConsumerRecords<>(batches, records.nextOffsets());
    }

    /** The value type of a cell's source nodes. */
    sealed interface CellInput {
        /** A single record: its value, or null, and its headers. */
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record One(byte @Nullable [] bytes, Headers headers) implements CellInput {}

        record Many(List<ConsumerRecord<byte[], byte[]>> records) implements CellInput {}
    }

    /** Unwraps batches; passes other records on unchanged. */
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
