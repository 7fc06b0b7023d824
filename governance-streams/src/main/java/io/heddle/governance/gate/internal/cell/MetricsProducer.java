// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import io.heddle.governance.gate.config.GateTuning;
import io.heddle.governance.gate.internal.metrics.CommittedCounts;
import io.heddle.governance.gate.internal.metrics.MetricsRecordFactory;
import io.heddle.governance.gate.internal.metrics.PartitionCounts;
import io.heddle.governance.gate.internal.record.OutputRecord;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;

/**
 * The producer of one stream thread. Sends the counts of records before these records are committed.
 *
 * <p>Under exactly-once, counts are part of the records' transaction, so both commit together or not at all. Under
 * at-least-once there is no transaction: Kafka Streams flushes the producer before it commits offsets, and the counts
 * are sent and acknowledged in that flush. A crash may repeat both but never loses the counts of records that it keeps.
 *
 * <p>Kafka Streams has no public hook between the last record and the commit: state stores are flushed after it, and a
 * changelog of counts would tie the gate to a partition count that changes with every new product. Only the producer
 * knows when a commit happens. A stream thread has one producer, and a commit covers all of the thread's counts.
 *
 * <p>While Kafka Streams has a transaction open, records may be sent to it directly. A failed send fails the
 * transaction; the flush before the commit throws.
 */
final class MetricsProducer extends KafkaProducer<byte[], byte[]> {
    private final StreamThreadContext threadContext;
    private final GateTuning.Guarantee guarantee;
    private final Optional<CommitPacer> pacer;
    private final MetricsRecordFactory recordFactory;
    private final CommittedCounts committedCounts;
    private final Callback failureCallback = (metadata, thrown) -> noteFailure(thrown);
    private final List<PartitionCounts> sentCounts = new ArrayList<>();
    private boolean transactionOpen;
    private boolean abandoned;
    private volatile @Nullable KafkaException failure;

    MetricsProducer(
            Map<String, Object> config,
            StreamThreadContext threadContext,
            GateTuning tuning,
            MetricsRecordFactory recordFactory,
            CommittedCounts committedCounts) {
        super(config, new ByteArraySerializer(), new ByteArraySerializer());
        this.threadContext = threadContext;
        this.guarantee = tuning.guarantee();
        this.pacer = guarantee == GateTuning.Guarantee.EXACTLY_ONCE
                ? Optional.of(new CommitPacer(tuning.commitInterval(), System::nanoTime))
                : Optional.empty();
        this.recordFactory = recordFactory;
        this.committedCounts = committedCounts;
        reset();
        threadContext.setDirectSender(this::sendDirectly);
        pacer.ifPresent(threadContext::setPacer);
    }

    private boolean sendDirectly(OutputRecord record, long timestamp, Headers headers) {
        if (!transactionOpen) {
            return false;
        }
        // The transaction has failed already, and another send could block until its timeout.
        throwIfAnyFailed();
        try {
            Future<RecordMetadata> _ = send(
                    new ProducerRecord<>(record.topic(), record.partition(), timestamp, record.key(), record.value(),
                            headers),
                    failureCallback);
            return true;
        } catch (KafkaException | IllegalStateException e) {
            // Kafka Streams gets the same exception when it sends, and handles it.
            return false;
        }
    }

    /** Ignores fencing: the commit reports it, and Kafka Streams handles it. */
    private void noteFailure(@Nullable Exception thrown) {
        if (thrown instanceof KafkaException e
                && failure == null
                && !(e instanceof ProducerFencedException)
                && !(e instanceof InvalidProducerEpochException)
                && !(e instanceof OutOfOrderSequenceException)) {
            failure = e;
        }
    }

    /** Wrapped because Kafka Streams would retry a timeout, but a failed transaction can never commit. */
    private void throwIfAnyFailed() {
        KafkaException failed = failure;
        if (failed != null) {
            throw new KafkaException("a record could not be sent", failed);
        }
    }

    @Override
    public void beginTransaction() {
        super.beginTransaction();
        transactionOpen = true;
        pacer.ifPresent(CommitPacer::onTransactionBegun);
    }

    @Override
    public void sendOffsetsToTransaction(Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
        try {
            super.sendOffsetsToTransaction(threadContext.decorateOffsets(offsets), group);
        } catch (TimeoutException e) {
            // Kafka's producer addresses topics by their last known ids and keeps requesting a deleted one, even during
            // abort and close. Wrapped, because Kafka Streams retries a timeout with this same producer.
            abandoned = true;
            super.close(Duration.ZERO);
            throw new KafkaException("the broker did not accept the offsets", e);
        }
    }

    @Override
    public void commitTransaction() {
        sendCounts();
        super.commitTransaction();
        transactionOpen = false;
        pacer.ifPresent(CommitPacer::onTransactionEnded);
        committedCounts.add(sentCounts);
        sentCounts.clear();
    }

    /** Sends counts with the last records, so that the commit does not have to wait for them. */
    @Override
    public void flush() {
        sendCounts();
        super.flush();
        throwIfAnyFailed();
        if (guarantee == GateTuning.Guarantee.AT_LEAST_ONCE) {
            committedCounts.add(sentCounts);
            sentCounts.clear();
        }
    }

    @Override
    public void abortTransaction() {
        reset();
        if (!abandoned) {
            super.abortTransaction();
        }
    }

    @Override
    public void close(Duration timeout) {
        reset();
        super.close(abandoned ? Duration.ZERO : timeout);
    }

    private void reset() {
        transactionOpen = false;
        pacer.ifPresent(CommitPacer::onTransactionEnded);
        failure = null;
        sentCounts.clear();
        threadContext.transactionCounts().clear();
    }

    /** Sends the counts since the last call. */
    private void sendCounts() {
        List<PartitionCounts> drained = threadContext.transactionCounts().drain();
        sentCounts.addAll(drained);
        for (PartitionCounts counts : drained) {
            counts.measureLag(threadContext.backlog());
            Future<RecordMetadata> _ = send(recordFactory.create(counts), failureCallback);
        }
    }
}
