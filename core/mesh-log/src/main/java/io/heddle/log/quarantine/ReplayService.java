// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.quarantine;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Replays and discards rejections. Opening a service fences any other one on the same quarantine, in any process: its
 * uncommitted transaction is aborted, and what it committed is not repeated. Not thread-safe.
 *
 * <pre>{@code
 * try (ReplayService service = ReplayService.open(config)) {
 *     ReplaySelection selection = service.select(filter, run, 10_000, true);
 *     service.replay(selection, run, ReplayService.MAX_TRANSACTION_RECORDS, progress);
 * }
 * }</pre>
 *
 * <p>Methods throw {@link ReplayFencedException} once another service has been opened, and
 * {@link org.apache.kafka.common.KafkaException} if the cluster does not respond. In both cases every transaction is
 * either committed or aborted, and a new run continues where this one ended.
 */
public final class ReplayService implements AutoCloseable {
    /** The maximum number of records per run, because the selection is held in memory. */
    public static final int MAX_RECORDS = 2_000_000;

    /** The maximum number of records per transaction. */
    public static final int MAX_TRANSACTION_RECORDS = 500;

    private static final int DISCARD_TRANSACTION_RECORDS = 5_000;
    private final QuarantineConfig config;
    private final ReplayTransactionWriter transactions;
    private final CommittedRecordReader reader;
    private final Admin admin;

    private ReplayService(QuarantineConfig config, ReplayTransactionWriter transactions) {
        this.config = config;
        this.transactions = transactions;
        this.reader = new CommittedRecordReader(config);
        this.admin = Admin.create(config.admin());
    }

    /** Opens the service and fences any other one on the quarantine. */
    public static ReplayService open(QuarantineConfig config) {
        return new ReplayService(config, ReplayTransactionWriter.open(config));
    }

    /** Receives progress and decides whether to continue. */
    public interface Progress {
        /** @return false to stop after the last commit; a new run continues from there */
        boolean onProgress(long records);
    }

    /**
     * Selects what to replay from the current content of the quarantine, so never what this run's own replays return to
     * it. Truncated records are only reported.
     *
     * @param run rejections returned from this run are left out, so that a resumed run does not loop
     * @param max the maximum number of records; the oldest of each partition first
     * @param keepNewer skip records that a newer value of their key has superseded
     */
    public ReplaySelection select(RejectionFilter filter, String run, int max, boolean keepNewer) {
        return new ReplaySelector(config, admin, reader).toReplay(filter, run, max, keepNewer);
    }

    /** Selects what to discard, including truncated records. {@link #replay} does not accept such a selection. */
    public ReplaySelection selectToDiscard(RejectionFilter filter, int max) {
        return new ReplaySelector(config, admin, reader).toDiscard(filter, max);
    }

    /**
     * Writes the selected records to the same partition of the ingest topic with their original key, value, timestamp
     * and headers, plus a replay mark. Their acknowledgement is part of the same transaction.
     *
     * @param maxRecords the number of records per transaction, from 1 to {@link #MAX_TRANSACTION_RECORDS}
     */
    public RunResult replay(ReplaySelection selection, String run, int maxRecords, Progress progress) {
        ReplayBatch batch = new ReplayBatch(config, transactions, run, maxRecords);
        for (Map.Entry<Integer, long[]> offsets : selection.offsets().byPartition().entrySet()) {
            Iterator<ConsumerRecord<byte[], byte[]>> records =
                    reader.readAt(config.quarantine(offsets.getKey()), offsets.getValue());
            while (records.hasNext()) {
                batch.add(records.next());
                if (batch.isFull()) {
                    batch.commit();
                    if (!progress.onProgress(batch.replayed())) {
                        return new RunResult(batch.replayed(), batch.tooLarge(), false);
                    }
                }
            }
        }
        batch.commit();
        progress.onProgress(batch.replayed());
        return new RunResult(batch.replayed(), batch.tooLarge(), true);
    }

    /**
     * The result of a run.
     *
     * @param tooLarge how many stay in quarantine because, with the mark, they exceed the ingest topic's size limit
     * @param complete whether the run was not stopped early
     */
    public record RunResult(long records, long tooLarge, boolean complete) {}

    /** Discards the selected records. They are hidden from readers; {@link #purge} deletes them. */
    public RunResult discard(ReplaySelection selection, String run, Progress progress) {
        long acknowledged = 0;
        for (Map.Entry<Integer, long[]> offsets : selection.offsets().byPartition().entrySet()) {
            TopicPartition partition = config.quarantine(offsets.getKey());
            long[] all = offsets.getValue();
            for (int from = 0; from < all.length; from += DISCARD_TRANSACTION_RECORDS) {
                long[] chunk = Arrays.copyOfRange(all, from, Math.min(all.length, from + DISCARD_TRANSACTION_RECORDS));
                transactions.write(List.of(
                        new AcknowledgementRecord(AcknowledgementRecord.Outcome.DISCARDED, run, OffsetRanges.of(chunk))
                                .toRecord(partition)));
                acknowledged += chunk.length;
                if (!progress.onProgress(acknowledged)) {
                    return new RunResult(acknowledged, 0, acknowledged == selection.size());
                }
            }
        }
        return new RunResult(acknowledged, 0, true);
    }

    /**
     * Has Kafka delete each partition up to its first unacknowledged rejection, so that unmasked data that is no longer
     * needed does not remain until its retention ends.
     *
     * @return how many rejections it deleted
     */
    public long purge() {
        TopicOffsetRange span = TopicOffsetRange.of(admin, config.quarantine(), IsolationLevel.READ_UNCOMMITTED);
        AcknowledgedOffsets acknowledgedOffsets = AcknowledgedOffsets.read(reader, span);
        Map<Integer, Long> kept = new HashMap<>();
        long[] deleted = new long[1];
        reader.read(span, record -> {
            if (!kept.containsKey(record.partition()) && AcknowledgementRecord.parse(record).isEmpty()) {
                if (acknowledgedOffsets.contains(record.partition(), record.offset())) {
                    deleted[0]++;
                } else {
                    kept.put(record.partition(), record.offset());
                }
            }
            return true;
        });
        Map<TopicPartition, RecordsToDelete> deletions = new HashMap<>();
        span.partitions().forEach((partition, offsets) -> {
            long end = kept.getOrDefault(partition, offsets.end());
            if (end > offsets.begin()) {
                deletions.put(config.quarantine(partition), RecordsToDelete.beforeOffset(end));
            }
        });
        TopicOffsetRange.get(admin.deleteRecords(deletions).all());
        return deleted[0];
    }

    @Override
    public void close() {
        transactions.close();
        reader.close();
        admin.close(Duration.ofSeconds(1));
    }
}
