// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class RecordBatchTest {
    private static ConsumerRecord<byte[], byte[]> record(long offset) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("ce_id", "a-1".getBytes(StandardCharsets.UTF_8));
        return new ConsumerRecord<>(
                "t", 3, offset, 1_000 + offset, TimestampType.CREATE_TIME, 1, 1, new byte[] {1}, new byte[] {2},
                headers, Optional.of(7));
    }

    @Test
    void shouldHaveTheFirstOffsetAndPassItsRecordsToTheDecider() {
        List<ConsumerRecord<byte[], byte[]>> records = List.of(record(17), record(18), record(20));

        ConsumerRecord<byte[], byte[]> batch = RecordBatch.of(records);

        assertThat(batch.topic()).isEqualTo("t");
        assertThat(batch.partition()).isEqualTo(3);
        assertThat(batch.offset()).as("an offset that was not processed is committed: none before may be missing")
                .isEqualTo(17);
        assertThat(batch.leaderEpoch()).contains(7);
        assertThat(batch.headers().toArray()).as("measured and copied by Kafka Streams").isEmpty();
        assertThat(new RecordBatch.Reader().deserialize("t", batch.headers(), batch.value()))
                .isEqualTo(new RecordBatch.CellInput.Many(records));
    }

    @Test
    void shouldWrapTheRecordsOfEachPartition() {
        TopicPartition partition = new TopicPartition("t", 3);
        Map<TopicPartition, OffsetAndMetadata> next = Map.of(partition, new OffsetAndMetadata(19));
        List<ConsumerRecord<byte[], byte[]>> records = List.of(record(17), record(18));

        ConsumerRecords<byte[], byte[]> batches =
                RecordBatch.ofEachPartition(new ConsumerRecords<>(Map.of(partition, records), next));

        assertThat(batches.nextOffsets()).isEqualTo(next);
        assertThat(batches.records(partition)).singleElement().satisfies(batch -> {
            assertThat(batch.offset()).isEqualTo(17);
            assertThat(new RecordBatch.Reader().deserialize("t", batch.headers(), batch.value()))
                    .isEqualTo(new RecordBatch.CellInput.Many(records));
        });
        assertThat(RecordBatch.ofEachPartition(ConsumerRecords.empty())).isEmpty();
    }

    @Test
    void shouldPassThroughARecordThatIsNotABatch() {
        ConsumerRecord<byte[], byte[]> single = record(1);

        assertThat(new RecordBatch.Reader().deserialize("t", single.headers(), single.value()))
                .isEqualTo(new RecordBatch.CellInput.One(single.value(), single.headers()));
    }
}
