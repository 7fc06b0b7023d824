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
 * try (Settler settler = Settler.open(config)) {
 *     Selection selection = settler.select(filter, run, 10_000, true);
 *     settler.replay(selection, run, Settler.AT_ONCE, progress);
 * }
 * }</pre>
 *
 * <p>Methods throw {@link TakenOverException} once another one was opened, and {@link org.apache.kafka.common.KafkaException}
 * if the cluster does not answer; then too, every transaction is whole or undone, and a new run goes on where this one ended.
 */
public final class Settler implements AutoCloseable {
    /** The most that one run takes: what it remembers of each has to fit into memory. */
    public static final int MOST = 2_000_000;

    /** The most records that one transaction replays. */
    public static final int AT_ONCE = 500;

    private static final int DISCARDED_AT_ONCE = 5_000;
    private final QuarantineConfig config;
    private final Transactions transactions;
    private final TopicReader reader;
    private final Admin admin;

    private Settler(QuarantineConfig config, Transactions transactions) {
        this.config = config;
        this.transactions = transactions;
        this.reader = new TopicReader(config);
        this.admin = Admin.create(config.admin());
    }

    /** Takes over the quarantine. */
    public static Settler open(QuarantineConfig config) {
        return new Settler(config, Transactions.open(config));
    }

    /** Told how far it is, and asked whether to go on. */
    public interface Progress {
        /** @return false to end after what is committed; a new run goes on from there */
        boolean settled(long records);
    }

    /**
     * Chooses what to replay from what is in quarantine now, and so never what this run's own replays bring back. What is
     * truncated is only told.
     *
     * @param run rejections that came back from this very run are left out, so that a resumed run does not loop
     * @param max the most to take; the oldest of each partition first
     * @param keepNewer leave out what a newer value of its key has overtaken
     */
    public Selection select(Filter filter, String run, int max, boolean keepNewer) {
        return new Selecting(config, admin, reader).toReplay(filter, run, max, keepNewer);
    }

    /** Chooses what to discard; what is truncated, too. {@link #replay} does not take such a choice. */
    public Selection selectToDiscard(Filter filter, int max) {
        return new Selecting(config, admin, reader).toDiscard(filter, max);
    }

    /**
     * Writes what was selected to the ingest topic: original key, value, timestamp and headers, the same partition, and a
     * mark. In the same transaction goes the settlement.
     *
     * @param most how many records go into one transaction, from 1 to {@link #AT_ONCE}
     */
    public Replayed replay(Selection selection, String run, int most, Progress progress) {
        ReplayBatch batch = new ReplayBatch(config, transactions, run, most);
        for (Map.Entry<Integer, long[]> offsets : selection.offsets().byPartition().entrySet()) {
            Iterator<ConsumerRecord<byte[], byte[]>> records =
                    reader.at(config.quarantine(offsets.getKey()), offsets.getValue());
            while (records.hasNext()) {
                batch.add(records.next());
                if (batch.isFull()) {
                    batch.commit();
                    if (!progress.settled(batch.replayed())) {
                        return new Replayed(batch.replayed(), batch.tooLarge(), false);
                    }
                }
            }
        }
        batch.commit();
        progress.settled(batch.replayed());
        return new Replayed(batch.replayed(), batch.tooLarge(), true);
    }

    /**
     * What was done.
     *
     * @param tooLarge how many stay in quarantine, because with the mark they are larger than the ingest topic takes
     * @param complete whether it went to its end
     */
    public record Replayed(long records, long tooLarge, boolean complete) {}

    /** Gives up what was selected. The records are hidden, and {@link #purge} makes them be gone. */
    public Replayed discard(Selection selection, String run, Progress progress) {
        long done = 0;
        for (Map.Entry<Integer, long[]> offsets : selection.offsets().byPartition().entrySet()) {
            TopicPartition partition = config.quarantine(offsets.getKey());
            long[] all = offsets.getValue();
            for (int from = 0; from < all.length; from += DISCARDED_AT_ONCE) {
                long[] some = Arrays.copyOfRange(all, from, Math.min(all.length, from + DISCARDED_AT_ONCE));
                transactions.write(List.of(
                        new Settlement(Settlement.Outcome.DISCARDED, run, OffsetRanges.of(some)).at(partition)));
                done += some.length;
                if (!progress.settled(done)) {
                    return new Replayed(done, 0, done == selection.size());
                }
            }
        }
        return new Replayed(done, 0, true);
    }

    /**
     * Has Kafka delete the beginning of each partition up to the first rejection that is not settled: what is unmasked need
     * not wait for its time when nobody will look at it again.
     *
     * @return how many rejections it deleted
     */
    public long purge() {
        TopicSpan span = TopicSpan.of(admin, config.quarantine(), IsolationLevel.READ_UNCOMMITTED);
        Settled settled = Settled.read(reader, span);
        Map<Integer, Long> kept = new HashMap<>();
        long[] deleted = new long[1];
        reader.read(span, record -> {
            if (!kept.containsKey(record.partition()) && Settlement.of(record).isEmpty()) {
                if (settled.contains(record.partition(), record.offset())) {
                    deleted[0]++;
                } else {
                    kept.put(record.partition(), record.offset());
                }
            }
            return true;
        });
        Map<TopicPartition, RecordsToDelete> before = new HashMap<>();
        span.partitions().forEach((partition, offsets) -> {
            long end = kept.getOrDefault(partition, offsets.end());
            if (end > offsets.begin()) {
                before.put(config.quarantine(partition), RecordsToDelete.beforeOffset(end));
            }
        });
        TopicSpan.get(admin.deleteRecords(before).all());
        return deleted[0];
    }

    @Override
    public void close() {
        transactions.close();
        reader.close();
        admin.close(Duration.ofSeconds(1));
    }
}
