// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import io.heddle.governance.gate.internal.admission.AdmissionControl;
import io.heddle.governance.gate.internal.cluster.OffsetTopicIds;
import io.heddle.governance.gate.internal.cluster.TopicIds;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The consumer of a cell's stream thread. Kafka Streams only sees records that are ready for a decision; see
 * {@link AdmissionControl}. Not thread-safe, like every consumer.
 */
public final class AdmittingConsumer extends KafkaConsumer<byte[], byte[]> {
    private final StreamThreadContext threadContext;
    private final AdmissionControl admission;
    private final OffsetTopicIds offsetTopicIds;
    private final TopicIdGuard topicIdGuard;
    private final ConsumerBacklog backlog;
    private final PollTimeoutPolicy pollTimeout;
    private final HeldPartitionFlow flow = new HeldPartitionFlow();
    private Optional<Runnable> resubscription = Optional.empty();

    /** @param ids of the topics in the cluster */
    public AdmittingConsumer(Map<String, Object> config, StreamThreadContext threadContext, TopicIds ids) {
        super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.threadContext = threadContext;
        this.admission = threadContext.admission();
        this.offsetTopicIds = new OffsetTopicIds(ids);
        this.topicIdGuard = new TopicIdGuard(offsetTopicIds, this);
        this.backlog = new ConsumerBacklog(this, admission);
        this.pollTimeout = new PollTimeoutPolicy(threadContext);
        threadContext.setBacklog(backlog);
        threadContext.setOffsetDecorator(offsetTopicIds::withTopicIds);
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        threadContext.stallDetector().onPollStarted();
        topicIdGuard.beforePoll();
        if (threadContext.takeTopicRefreshRequest()) {
            resubscription.ifPresent(Runnable::run);
        }
        admission.resumeReady(flow);
        ConsumerRecords<byte[], byte[]> admitted;
        try {
            ConsumerRecords<byte[], byte[]> polled = super.poll(pollTimeout.choose(timeout));
            pollTimeout.onPolled(polled);
            admitted = admission.admit(topicIdGuard.withoutUnresolved(polled), flow);
        } catch (TopicAuthorizationException e) {
            admission.onReadRefused(e.unauthorizedTopics(), flow);
            return ConsumerRecords.empty();
        }
        backlog.onHandedOver(admitted);
        threadContext.stallDetector().onPollReturned(!admitted.isEmpty(), backlog::lagOfFlowingPartitions);
        return RecordBatch.ofEachPartition(admitted);
    }

    @Override
    public void subscribe(Pattern pattern, ConsumerRebalanceListener listener) {
        ConsumerRebalanceListener tracking = topicIdGuard.tracking(listener);
        // Subscribing again makes the consumer refresh the cluster's topics now. Gates that share a domain learn of a
        // new product at the same time, so all members rejoin together instead of waiting for each other.
        resubscription = Optional.of(() -> super.subscribe(pattern, tracking));
        super.subscribe(pattern, tracking);
    }

    /** Kafka Streams stores its own data in the offset metadata. */
    @Override
    public Map<TopicPartition, OffsetAndMetadata> committed(Set<TopicPartition> partitions) {
        return OffsetTopicIds.withoutTopicIds(super.committed(partitions));
    }

    @Override
    public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
        super.commitSync(offsetTopicIds.withTopicIds(offsets));
    }

    /** Called by Kafka Streams; admission pauses through {@link HeldPartitionFlow}. */
    @Override
    public void pause(Collection<TopicPartition> partitions) {
        admission.ownerPauses(partitions);
        super.pause(partitions);
    }

    @Override
    public void resume(Collection<TopicPartition> partitions) {
        super.resume(admission.ownerResumes(partitions));
    }

    /** Always leaves the group, so that after a failure the others need not wait for this member's session timeout. */
    @Override
    public void close(CloseOptions options) {
        super.close(options.withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    }

    /** What admission does with this consumer, as opposed to what Kafka Streams does. */
    private final class HeldPartitionFlow implements AdmissionControl.PartitionFlow {
        @Override
        public Set<TopicPartition> assignment() {
            return AdmittingConsumer.this.assignment();
        }

        @Override
        public long offset(TopicPartition partition) {
            try {
                return position(partition, Duration.ZERO);
            } catch (KafkaException e) {
                return -1;
            }
        }

        @Override
        public void pause(TopicPartition partition) {
            AdmittingConsumer.super.pause(List.of(partition));
        }

        @Override
        public void resume(TopicPartition partition) {
            AdmittingConsumer.super.resume(List.of(partition));
        }

        @Override
        public void seek(TopicPartition partition, OffsetAndMetadata position) {
            AdmittingConsumer.this.seek(partition, position);
        }
    }
}
