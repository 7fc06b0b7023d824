// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import io.heddle.governance.gate.internal.admission.AdmissionControl;
import io.heddle.governance.gate.internal.metrics.PartitionBacklog;
import io.heddle.governance.gate.internal.metrics.TransactionCounts;
import io.heddle.governance.gate.internal.record.OutputRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** The state of one stream thread of a cell: the admission of its consumer and the counts that its producer drains. */
public final class StreamThreadContext implements OutputChannel {
    private final AdmissionControl admission;
    private final TransactionCounts transactionCounts = new TransactionCounts();
    private final StallDetector stallDetector = new StallDetector(System::nanoTime);
    private volatile boolean topicRefreshRequested;
    private volatile DirectSender directSender = (record, timestamp, headers) -> false;
    private volatile PartitionBacklog backlog = (partition, decided) -> OptionalLong.empty();
    private volatile Optional<CommitPacer> pacer = Optional.empty();
    private volatile UnaryOperator<Map<TopicPartition, OffsetAndMetadata>> offsetDecorator = UnaryOperator.identity();

    public StreamThreadContext(AdmissionControl admission) {
        this.admission = admission;
    }

    AdmissionControl admission() {
        return admission;
    }

    @Override
    public TransactionCounts transactionCounts() {
        return transactionCounts;
    }

    @Override
    public boolean send(OutputRecord record, long timestamp, Headers headers) {
        return directSender.send(record, timestamp, headers);
    }

    /** Asks the stream thread to refresh its topics. Any thread may call this. */
    void requestTopicRefresh() {
        topicRefreshRequested = true;
    }

    /** Whether a refresh was requested since the last call. */
    boolean takeTopicRefreshRequest() {
        boolean requested = topicRefreshRequested;
        topicRefreshRequested = false;
        return requested;
    }

    /** Sends records directly, bypassing the sinks; returns false if it cannot. */
    @FunctionalInterface
    interface DirectSender {
        boolean send(OutputRecord record, long timestamp, Headers headers);
    }

    @Override
    public void batchDone(Runnable commit) {
        pacer.ifPresent(commitPacer -> commitPacer.batchDone(commit));
    }

    /** Empty if Kafka Streams alone decides when to commit. */
    Optional<CommitPacer> pacer() {
        return pacer;
    }

    void setPacer(CommitPacer commitPacer) {
        pacer = Optional.of(commitPacer);
    }

    StallDetector stallDetector() {
        return stallDetector;
    }

    PartitionBacklog backlog() {
        return backlog;
    }

    void setDirectSender(DirectSender sender) {
        directSender = sender;
    }

    void setBacklog(PartitionBacklog source) {
        backlog = source;
    }

    /** The offsets to commit. Called on the stream thread only. */
    Map<TopicPartition, OffsetAndMetadata> decorateOffsets(Map<TopicPartition, OffsetAndMetadata> offsets) {
        return offsetDecorator.apply(offsets);
    }

    void setOffsetDecorator(UnaryOperator<Map<TopicPartition, OffsetAndMetadata>> marked) {
        offsetDecorator = marked;
    }
}
