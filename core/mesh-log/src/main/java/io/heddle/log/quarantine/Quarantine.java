// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.quarantine;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;

import java.time.Duration;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * Reads a quarantine, and leaves no trace in it. Not thread-safe.
 *
 * <pre>{@code
 * try (Quarantine quarantine = Quarantine.open(config)) {
 *     quarantine.read(Filter.ALL, (rejection, record) -> contents.add(rejection));
 * }
 * }</pre>
 *
 * <p>Methods throw {@link org.apache.kafka.common.KafkaException} if the cluster does not answer.
 */
public final class Quarantine implements AutoCloseable {
    private final QuarantineConfig config;
    private final TopicReader reader;
    private final Admin admin;

    private Quarantine(QuarantineConfig config) {
        this.config = config;
        this.reader = new TopicReader(config);
        this.admin = Admin.create(config.admin());
    }

    public static Quarantine open(QuarantineConfig config) {
        return new Quarantine(config);
    }

    /** The rejections that wait now, each partition in order, until the visitor returns false. */
    public void read(Filter filter, BiPredicate<Rejection, ConsumerRecord<byte[], byte[]>> visitor) {
        TopicSpan span = TopicSpan.of(admin, config.quarantine(), IsolationLevel.READ_COMMITTED);
        Settled settled = Settled.read(reader, span);
        reader.read(span, record -> settled.contains(record.partition(), record.offset())
                || Rejection.of(record)
                        .filter(rejection -> filter.test(rejection, record))
                        .map(rejection -> visitor.test(rejection, record))
                        .orElse(true));
    }

    /** What a replay would do now, as {@link Settler#select} chooses it; another run may be first. */
    public Selection preview(Filter filter, int max, boolean keepNewer) {
        return new Selecting(config, admin, reader).toReplay(filter, "", max, keepNewer);
    }

    /** What a discard would do now, as {@link Settler#selectToDiscard} chooses it. */
    public Selection previewDiscard(Filter filter, int max) {
        return new Selecting(config, admin, reader).toDiscard(filter, max);
    }

    /** How many records a run has replayed, by partition. */
    public Map<Integer, Long> replayedBy(String run) {
        return Settled.read(reader, TopicSpan.of(admin, config.quarantine(), IsolationLevel.READ_UNCOMMITTED)).replayed(run);
    }

    /**
     * Each record that a run replayed and that was rejected again, whatever became of it since. Complete once the gate has
     * handled what was replayed, see {@link GateProgress}.
     */
    public void readReturned(String run, BiPredicate<Rejection, ConsumerRecord<byte[], byte[]>> visitor) {
        TopicSpan span = TopicSpan.of(admin, config.quarantine(), IsolationLevel.READ_UNCOMMITTED);
        reader.read(span, record -> Rejection.of(record)
                .filter(rejection -> cameBackFrom(run, rejection))
                .map(rejection -> visitor.test(rejection, record))
                .orElse(true));
    }

    static boolean cameBackFrom(String run, Rejection rejection) {
        return rejection.mark().map(mark -> mark.run().equals(run)).orElse(false);
    }

    @Override
    public void close() {
        reader.close();
        admin.close(Duration.ofSeconds(1));
    }
}
