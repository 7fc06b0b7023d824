// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.quarantine;

import io.heddle.contract.RecordHeaders;
import io.heddle.contract.ReplayMark;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Rejections to be written back to the ingest topic in one transaction. Not thread-safe. */
final class ReplayBatch {
    private static final long MAX_BYTES = 4L * 1024 * 1024;
    private static final String HEDDLE_PREFIX = "heddle-";

    private final QuarantineConfig config;
    private final ReplayTransactionWriter transactions;
    private final String run;
    private final int maxRecords;
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    private long bytes;
    private long replayed;
    private long tooLarge;

    ReplayBatch(QuarantineConfig config, ReplayTransactionWriter transactions, String run, int maxRecords) {
        this.config = config;
        this.transactions = transactions;
        this.run = run;
        this.maxRecords = maxRecords;
    }

    void add(ConsumerRecord<byte[], byte[]> record) {
        records.add(record);
        bytes += (long) Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
    }

    boolean isFull() {
        return records.size() >= maxRecords || bytes >= MAX_BYTES;
    }

    /**
     * Writes the copies and their acknowledgements; records that are too large for the ingest topic stay in quarantine.
     */
    void commit() {
        while (!records.isEmpty()) {
            Set<Integer> refused = transactions.write(writes());
            if (refused.isEmpty()) {
                replayed += records.size();
                records.clear();
            } else {
                for (int i = records.size() - 1; i >= 0; i--) {
                    if (refused.contains(i)) {
                        records.remove(i);
                        tooLarge++;
                    }
                }
            }
        }
        bytes = 0;
    }

    long replayed() {
        return replayed;
    }

    long tooLarge() {
        return tooLarge;
    }

    /** The copies in the order of the records, followed by the acknowledgements. */
    private List<ProducerRecord<byte[], byte[]>> writes() {
        List<ProducerRecord<byte[], byte[]>> writes = new ArrayList<>();
        Map<Integer, List<Long>> acknowledged = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            writes.add(copy(record));
            acknowledged.computeIfAbsent(record.partition(), partition -> new ArrayList<>()).add(record.offset());
        }
        acknowledged.forEach((partition, offsets) -> writes.add(new AcknowledgementRecord(
                AcknowledgementRecord.Outcome.REPLAYED,
                run,
                OffsetRanges.of(offsets.stream().mapToLong(Long::longValue).toArray()))
                .toRecord(config.quarantine(partition))));
        return writes;
    }

    private ProducerRecord<byte[], byte[]> copy(ConsumerRecord<byte[], byte[]> record) {
        RejectedRecord rejection = RejectedRecord.of(record).orElseThrow();
        if (rejection.truncated().isPresent()) {
            throw new IllegalArgumentException(
                    "the record at " + rejection.position() + " is truncated:"
                            + " a selection to discard cannot be replayed");
        }
        ProducerRecord<byte[], byte[]> copy = new ProducerRecord<>(
                config.ingest(), record.partition(), RejectedRecord.timestamp(record), record.key(), record.value());
        for (Header header : record.headers()) {
            if (!header.key().startsWith(HEDDLE_PREFIX)) {
                copy.headers().add(header);
            }
        }
        int attempt = rejection.replayMark().map(ReplayMark::attempt).orElse(0) + 1;
        ReplayMark mark = new ReplayMark(run, record.partition(), record.offset(), rejection.first(), attempt);
        copy.headers().add(RecordHeaders.REPLAY, HeaderText.bytes(mark.toString()));
        return copy;
    }
}
