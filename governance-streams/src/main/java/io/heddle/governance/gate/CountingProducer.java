// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

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
 * The producer of one stream thread. What was counted is sent before the records it counts are committed.
 *
 * <p>Under exactly-once it joins their transaction, so that records and metrics commit together or not at all. Under
 * at-least-once there is no transaction: Kafka Streams flushes the producer before it commits offsets, and the counts are
 * sent and confirmed in that flush. A crash may then repeat both, and never loses the counts of what it keeps.
 *
 * <p>Kafka Streams has no public hook between the last record and the commit: state stores are flushed after it, and a
 * changelog of counts would tie the gate to a partition count that changes with every new product. The producer is the
 * one place that knows when a commit comes. A stream thread has one producer, and a commit covers all it counted.
 *
 * <p>While Kafka Streams has a transaction open, records may be sent straight to it. One that fails fails the transaction,
 * which the flush before the commit tells.
 */
final class CountingProducer extends KafkaProducer<byte[], byte[]> {
    private final Lane lane;
    private final GateTuning.Guarantee guarantee;
    private final Optional<Pace> pace;
    private final MetricsRecords records;
    private final CommittedCounts committed;
    private final Callback failing = (metadata, thrown) -> noteFailure(thrown);
    private final List<Tally> sent = new ArrayList<>();
    private boolean open;
    private volatile @Nullable KafkaException failure;

    CountingProducer(
            Map<String, Object> config,
            Lane lane,
            GateTuning tuning,
            MetricsRecords records,
            CommittedCounts committed) {
        super(config, new ByteArraySerializer(), new ByteArraySerializer());
        this.lane = lane;
        this.guarantee = tuning.guarantee();
        this.pace = guarantee == GateTuning.Guarantee.EXACTLY_ONCE
                ? Optional.of(new Pace(tuning.commitInterval(), System::nanoTime))
                : Optional.empty();
        this.records = records;
        this.committed = committed;
        forget();
        lane.writes(this::sendDirectly);
        pace.ifPresent(lane::commitsAt);
    }

    private boolean sendDirectly(Outgoing record, long timestamp, Headers headers) {
        if (!open) {
            return false;
        }
        // The next record might wait as long as the one that failed, for nothing.
        failIfAnyDid();
        try {
            Future<RecordMetadata> _ = send(
                    new ProducerRecord<>(record.topic(), record.partition(), timestamp, record.key(), record.value(), headers),
                    failing);
            return true;
        } catch (KafkaException | IllegalStateException e) {
            // Kafka Streams meets the same when it sends, and knows what to do about it.
            return false;
        }
    }

    /** Of a producer that was fenced off, the commit tells. */
    private void noteFailure(@Nullable Exception thrown) {
        if (thrown instanceof KafkaException e
                && failure == null
                && !(e instanceof ProducerFencedException)
                && !(e instanceof InvalidProducerEpochException)
                && !(e instanceof OutOfOrderSequenceException)) {
            failure = e;
        }
    }

    /** Wrapped, because Kafka Streams tries a commit that timed out again, and a failed transaction never commits. */
    private void failIfAnyDid() {
        KafkaException failed = failure;
        if (failed != null) {
            throw new KafkaException("a record could not be sent", failed);
        }
    }

    @Override
    public void beginTransaction() {
        super.beginTransaction();
        open = true;
        pace.ifPresent(Pace::begun);
    }

    @Override
    public void sendOffsetsToTransaction(Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
        super.sendOffsetsToTransaction(lane.marked(offsets), group);
    }

    @Override
    public void commitTransaction() {
        count();
        super.commitTransaction();
        open = false;
        pace.ifPresent(Pace::ended);
        committed.add(sent);
        sent.clear();
    }

    /** Counts travel with the last records, so that the commit has nothing to wait for. */
    @Override
    public void flush() {
        count();
        super.flush();
        failIfAnyDid();
        if (guarantee == GateTuning.Guarantee.AT_LEAST_ONCE) {
            committed.add(sent);
            sent.clear();
        }
    }

    @Override
    public void abortTransaction() {
        forget();
        super.abortTransaction();
    }

    @Override
    public void close(Duration timeout) {
        forget();
        super.close(timeout);
    }

    private void forget() {
        open = false;
        pace.ifPresent(Pace::ended);
        failure = null;
        sent.clear();
        lane.ledger().clear();
    }

    /** Sends what was counted since the last time. */
    private void count() {
        List<Tally> tallies = lane.ledger().drain();
        sent.addAll(tallies);
        for (Tally tally : tallies) {
            tally.measureLag(lane.backlog());
            Future<RecordMetadata> _ = send(records.of(tally), failing);
        }
    }
}
