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
 * Replays and discards rejections. Opening one ends any other on the same quarantine, in whatever process, and whatever
 * that had not committed is undone; what it had committed is not done again. Not thread-safe.
 *
 * <pre>{@code
 * try (ReplayService settler = ReplayService.open(config)) {
 *     ReplaySelection selection = settler.select(filter, run, 10_000, true);
 *     settler.replay(selection, run, ReplayService.AT_ONCE, progress);
 * }
 * }</pre>
 *
 * <p>Methods throw {@link ReplayFencedException} once another one was opened, and
 * {@link org.apache.kafka.common.KafkaException} if the cluster does not answer; then too, every transaction is whole
 * or undone, and a new run goes on where this one ended.
 */
public final class ReplayService implements AutoCloseable {
    /** The most that one run takes: what it remembers of each has to fit into memory. */
    public static final int MAX_RECORDS = 2_000_000;

    /** The most records that one transaction replays. */
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

    /** Takes over the quarantine. */
    public static ReplayService open(QuarantineConfig config) {
        return new ReplayService(config, ReplayTransactionWriter.open(config));
    }

    /** Told how far it is, and asked whether to go on. */
    public interface Progress {
        /** @return false to end after what is committed; a new run goes on from there */
        boolean onProgress(long records);
    }

    /**
     * Chooses what to replay from what is in quarantine now, and so never what this run's own replays bring back. What
     * is truncated is only told.
     *
     * @param run rejections that came back from this very run are left out, so that a resumed run does not loop
     * @param max the most to take; the oldest of each partition first
     * @param keepNewer leave out what a newer value of its key has overtaken
     */
    public ReplaySelection select(RejectionFilter filter, String run, int max, boolean keepNewer) {
        return new ReplaySelector(config, admin, reader).toReplay(filter, run, max, keepNewer);
    }

    /** Chooses what to discard; what is truncated, too. {@link #replay} does not take such a choice. */
    public ReplaySelection selectToDiscard(RejectionFilter filter, int max) {
        return new ReplaySelector(config, admin, reader).toDiscard(filter, max);
    }

    /**
     * Writes what was selected to the ingest topic: original key, value, timestamp and headers, the same partition, and
     * a mark. In the same transaction goes the settlement.
     *
     * @param maxRecords how many records go into one transaction, from 1 to {@link #MAX_TRANSACTION_RECORDS}
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
     * What was done.
     *
     * @param tooLarge how many stay in quarantine, because with the mark they are larger than the ingest topic takes
     * @param complete whether it went to its end
     */
    public record RunResult(long records, long tooLarge, boolean complete) {}

    /** Gives up what was selected. The records are hidden, and {@link #purge} makes them be gone. */
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
     * Has Kafka delete the beginning of each partition up to the first rejection that is not settled: what is unmasked
     * need not wait for its time when nobody will look at it again.
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
