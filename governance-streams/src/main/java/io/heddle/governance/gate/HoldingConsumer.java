// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The consumer of a cell's stream thread. Kafka Streams sees only records that can be judged; see {@link Admission}. Not
 * thread-safe, as every consumer.
 */
final class HoldingConsumer extends KafkaConsumer<byte[], byte[]> implements Admission.Flow {
    private final Admission admission;

    HoldingConsumer(Map<String, Object> config, Admission admission) {
        super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.admission = admission;
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        admission.release(this);
        return admission.admit(super.poll(timeout), this);
    }

    @Override
    public void pause(Collection<TopicPartition> partitions) {
        admission.ownerPauses(partitions);
        super.pause(partitions);
    }

    @Override
    public void resume(Collection<TopicPartition> partitions) {
        super.resume(admission.ownerResumes(partitions));
    }

    /** Leaves the group in every case, so that after a failure nobody waits for this member's session to end. */
    @Override
    public void close(CloseOptions options) {
        super.close(options.withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    }

    @Override
    public Set<TopicPartition> assignment() {
        return super.assignment();
    }

    @Override
    public void pause(TopicPartition partition) {
        super.pause(List.of(partition));
    }

    @Override
    public void resume(TopicPartition partition) {
        super.resume(List.of(partition));
    }

    @Override
    public void seek(TopicPartition partition, OffsetAndMetadata position) {
        super.seek(partition, position);
    }
}
