// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import io.heddle.governance.gate.internal.admission.AdmissionControl;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class ConsumerBacklogTest {
    private static final TopicPartition FIRST = new TopicPartition("crm.customers.v1.ingest", 0);
    private static final TopicPartition SECOND = new TopicPartition("crm.customers.v1.ingest", 1);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final AdmissionControl admission = StreamThreadContextsTest.holdingAll();
    private final ConsumerBacklog backlog = new ConsumerBacklog(consumer, admission);

    ConsumerBacklogTest() {
        consumer.assign(List.of(FIRST, SECOND));
        consumer.updateEndOffsets(Map.of(FIRST, 100L, SECOND, 40L));
        consumer.seek(FIRST, 30);
        consumer.seek(SECOND, 40);
        // MockConsumer knows the lag of partitions whose end offset was queried.
        consumer.endOffsets(Set.of(FIRST, SECOND));
    }

    private static ConsumerRecords<byte[], byte[]> records(TopicPartition partition, long... offsets) {
        List<ConsumerRecord<byte[], byte[]>> records = Arrays.stream(offsets)
                .mapToObj(offset -> new ConsumerRecord<>(partition.topic(), partition.partition(), offset, new byte[0],
                        new byte[0]))
                .toList();
        return new ConsumerRecords<>(Map.of(partition, records), Map.of());
    }

    @Test
    void shouldAddUndecidedRecordsToThoseNotFetched() {
        assertThat(backlog.after(FIRST, 19)).as("none was handed over").hasValue(70);
        backlog.onHandedOver(records(FIRST, 20, 24, 29));

        assertThat(backlog.after(FIRST, 24)).hasValue(70 + 5);
        assertThat(backlog.after(FIRST, 29)).hasValue(70);
        assertThat(backlog.after(SECOND, 39)).hasValue(0);
    }

    @Test
    void shouldHaveNoBacklogOfAnUnassignedPartition() {
        backlog.onHandedOver(records(FIRST, 29));
        consumer.assign(List.of(SECOND));
        assertThat(backlog.after(FIRST, 10)).isEqualTo(OptionalLong.empty());

        consumer.assign(List.of(FIRST, SECOND));
        consumer.seek(FIRST, 30);
        assertThat(backlog.after(FIRST, 10)).as("nothing was handed over since").hasValue(70);
    }

    @Test
    void shouldReportTheLagOfPartitionsThatAreNotHeld() {
        assertThat(backlog.lagOfFlowingPartitions()).isEqualTo(Map.of(FIRST, 70L, SECOND, 0L));

        ConsumerRecords<byte[], byte[]> admitted =
                admission.admit(records(FIRST, 30), new IgnoringPartitionFlow(Set.of(FIRST, SECOND)));

        assertThat(admitted).isEmpty();
        assertThat(backlog.lagOfFlowingPartitions()).isEqualTo(Map.of(SECOND, 0L));
    }
}
