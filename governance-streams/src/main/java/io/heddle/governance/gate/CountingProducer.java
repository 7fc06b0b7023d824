// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;

/**
 * The transactional producer of a cell's stream thread. Before a transaction commits, what was counted in it is added to
 * it, so that records and their metrics commit together or not at all.
 *
 * <p>Kafka Streams has no public hook between the last record and the commit: state stores are flushed after it, and a
 * changelog of counts would tie the gate to a partition count that changes with every new product. The producer is the
 * one place that knows when a transaction ends. Under {@code exactly_once_v2} a stream thread has one producer, and every
 * commit covers all of the thread's tasks.
 */
final class CountingProducer extends KafkaProducer<byte[], byte[]> {
    private final Ledger ledger;
    private final MetricsRecords records;
    private final CommittedCounts committed;

    CountingProducer(Map<String, Object> config, Ledger ledger, MetricsRecords records, CommittedCounts committed) {
        super(config, new ByteArraySerializer(), new ByteArraySerializer());
        this.ledger = ledger;
        this.records = records;
        this.committed = committed;
        ledger.clear();
    }

    @Override
    public void commitTransaction() {
        List<Tally> tallies = ledger.drain();
        for (Tally tally : tallies) {
            ProducerRecord<byte[], byte[]> metrics = records.of(tally);
            // A failed send fails the commit below.
            Future<RecordMetadata> _ = send(metrics);
        }
        super.commitTransaction();
        committed.add(tallies);
    }

    @Override
    public void abortTransaction() {
        ledger.clear();
        super.abortTransaction();
    }

    @Override
    public void close(Duration timeout) {
        ledger.clear();
        super.close(timeout);
    }
}
