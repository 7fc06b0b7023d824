// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.quarantine;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;

import java.time.Duration;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * Reads a quarantine without modifying it or committing offsets. Not thread-safe.
 *
 * <pre>{@code
 * try (QuarantineReader quarantine = QuarantineReader.open(config)) {
 *     quarantine.read(RejectionFilter.ALL, (rejection, record) -> contents.add(rejection));
 * }
 * }</pre>
 *
 * <p>Methods throw {@link org.apache.kafka.common.KafkaException} if the cluster does not respond.
 */
public final class QuarantineReader implements AutoCloseable {
    private final QuarantineConfig config;
    private final CommittedRecordReader reader;
    private final Admin admin;

    private QuarantineReader(QuarantineConfig config) {
        this.config = config;
        this.reader = new CommittedRecordReader(config);
        this.admin = Admin.create(config.admin());
    }

    public static QuarantineReader open(QuarantineConfig config) {
        return new QuarantineReader(config);
    }

    /** Reads the pending rejections, in order per partition, until the visitor returns false. */
    public void read(RejectionFilter filter, BiPredicate<RejectedRecord, ConsumerRecord<byte[], byte[]>> visitor) {
        TopicOffsetRange span = TopicOffsetRange.of(admin, config.quarantine(), IsolationLevel.READ_COMMITTED);
        AcknowledgedOffsets acknowledged = AcknowledgedOffsets.read(reader, span);
        reader.read(span, record -> acknowledged.contains(record.partition(), record.offset())
                || RejectedRecord.of(record)
                        .filter(rejection -> filter.test(rejection, record))
                        .map(rejection -> visitor.test(rejection, record))
                        .orElse(true));
    }

    /**
     * The records that a replay would process now, as selected by {@link ReplayService#select}; a concurrent run can
     * still change that.
     */
    public ReplaySelection preview(RejectionFilter filter, int max, boolean keepNewer) {
        return new ReplaySelector(config, admin, reader).toReplay(filter, "", max, keepNewer);
    }

    /** The records that a discard would process now, as selected by {@link ReplayService#selectToDiscard}. */
    public ReplaySelection previewDiscard(RejectionFilter filter, int max) {
        return new ReplaySelector(config, admin, reader).toDiscard(filter, max);
    }

    /** The number of records that a run has replayed, by partition. */
    public Map<Integer, Long> replayedBy(String run) {
        return AcknowledgedOffsets
                .read(reader, TopicOffsetRange.of(admin, config.quarantine(), IsolationLevel.READ_UNCOMMITTED))
                .replayed(run);
    }

    /**
     * Reads each record that a run replayed and that was rejected again, including those acknowledged since. Complete
     * once the gate has processed the replayed records, see {@link GateProgress}.
     */
    public void readReturned(String run, BiPredicate<RejectedRecord, ConsumerRecord<byte[], byte[]>> visitor) {
        TopicOffsetRange span = TopicOffsetRange.of(admin, config.quarantine(), IsolationLevel.READ_UNCOMMITTED);
        reader.read(span, record -> RejectedRecord.of(record)
                .filter(rejection -> wasReplayedBy(run, rejection))
                .map(rejection -> visitor.test(rejection, record))
                .orElse(true));
    }

    static boolean wasReplayedBy(String run, RejectedRecord rejection) {
        return rejection.replayMark().map(mark -> mark.run().equals(run)).orElse(false);
    }

    @Override
    public void close() {
        reader.close();
        admin.close(Duration.ofSeconds(1));
    }
}
