// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
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
 */
final class CountingProducer extends KafkaProducer<byte[], byte[]> {
    private final Lane lane;
    private final GateTuning.Guarantee guarantee;
    private final MetricsRecords records;
    private final CommittedCounts committed;

    CountingProducer(
            Map<String, Object> config,
            Lane lane,
            GateTuning.Guarantee guarantee,
            MetricsRecords records,
            CommittedCounts committed) {
        super(config, new ByteArraySerializer(), new ByteArraySerializer());
        this.lane = lane;
        this.guarantee = guarantee;
        this.records = records;
        this.committed = committed;
        lane.ledger().clear();
    }

    @Override
    public void commitTransaction() {
        List<Tally> tallies = lane.ledger().drain();
        // A failed send fails the commit below.
        List<Future<RecordMetadata>> _ = send(tallies);
        super.commitTransaction();
        committed.add(tallies);
    }

    @Override
    public void flush() {
        if (guarantee == GateTuning.Guarantee.EXACTLY_ONCE) {
            super.flush();
            return;
        }
        List<Tally> tallies = lane.ledger().drain();
        List<Future<RecordMetadata>> sent = send(tallies);
        super.flush();
        sent.forEach(CountingProducer::confirm);
        committed.add(tallies);
    }

    @Override
    public void abortTransaction() {
        lane.ledger().clear();
        super.abortTransaction();
    }

    @Override
    public void close(Duration timeout) {
        lane.ledger().clear();
        super.close(timeout);
    }

    private List<Future<RecordMetadata>> send(List<Tally> tallies) {
        List<Future<RecordMetadata>> sent = new ArrayList<>(tallies.size());
        for (Tally tally : tallies) {
            tally.measureLag(lane.backlog());
            sent.add(send(records.of(tally)));
        }
        return sent;
    }

    /** Flushed, it is done: this never waits. */
    private static void confirm(Future<RecordMetadata> metrics) {
        try {
            metrics.get();
        } catch (ExecutionException e) {
            throw new KafkaException("metrics could not be written", e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
