// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.openlineage;

import io.heddle.contract.MeshTopics;
import io.heddle.registry.config.RegistryConfig;
import io.heddle.registry.lineage.DatasetAlias;
import io.heddle.registry.lineage.Lineage;
import io.heddle.registry.lineage.LineageClaim;
import io.heddle.registry.lineage.openlineage.OpenLineageEventReader.Reading.Accepted;
import io.heddle.registry.topics.TopicReadingThread;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Reads {@code mesh.lineage} from the beginning into the graph, in its own thread and without a consumer group, because
 * every replica reads everything. Events are read like those received over HTTP: the good parts count. Their senders
 * hear nothing, so events that count in part or not at all are counted in a metric, and some are logged. Thread-safe.
 */
@Singleton
public final class LineageTopicReader {
    private static final Logger LOG = LoggerFactory.getLogger(LineageTopicReader.class);
    private static final Duration POLL = Duration.ofMillis(500);

    /** Limits logging for a misbehaving client: the first 100 records, then every 100th. */
    private static final int LOG_EVERY = 100;

    private static final Duration PARTITION_CHECK_INTERVAL = Duration.ofMinutes(5);

    private final Lineage lineage;
    private final LongAdder acceptedCount = new LongAdder();
    private final LongAdder noticedCount = new LongAdder();
    private final LongAdder skippedCount = new LongAdder();
    private final EventTimeLimits times;
    private final TopicReadingThread thread;

    LineageTopicReader(RegistryConfig config, Lineage lineage, MeterRegistry meters) {
        this.lineage = lineage;
        this.times = new EventTimeLimits(config.lineage().expiry());
        register(meters, "complete", () -> acceptedCount() - noticedCount());
        register(meters, "partial", this::noticedCount);
        register(meters, "skipped", this::skippedCount);
        this.thread = new TopicReadingThread("heddle-registry-lineage", config, this::follow);
    }

    private void register(MeterRegistry meters, String result, LongSupplier count) {
        FunctionCounter.builder("heddle.lineage.events", this, self -> count.getAsLong())
                .description("OpenLineage events read from the topic since the start, by how much of them counts")
                .tag("result", result)
                .register(meters);
    }

    /** Starts reading; the topic must exist. */
    public void start() {
        thread.start();
    }

    /** The number of events added to the graph since the start. */
    public long acceptedCount() {
        return acceptedCount.sum();
    }

    /** The number of those of which some parts do not count. */
    public long noticedCount() {
        return noticedCount.sum();
    }

    /** The number of records without any lineage to be read since the start. */
    public long skippedCount() {
        return skippedCount.sum();
    }

    /** Every round starts from the beginning of the topic; merging known events again has no effect. */
    private void follow(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = TopicReadingThread.partitions(consumer, MeshTopics.LINEAGE.value());
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        long lastCheck = System.nanoTime();
        while (!thread.isClosing()) {
            List<LineageClaim> claims = new ArrayList<>();
            List<DatasetAlias> aliases = new ArrayList<>();
            consumer.poll(POLL).forEach(message -> read(message).ifPresent(accepted -> {
                Instant time = times.counted(accepted.event(), Instant.ofEpochMilli(message.timestamp()));
                claims.addAll(LineageEventClaims.fromEvent(accepted.event(), time));
                aliases.addAll(LineageEventClaims.aliases(accepted.event(), time));
            }));
            if (!aliases.isEmpty()) {
                lineage.join(aliases);
            }
            if (!claims.isEmpty()) {
                lineage.merge(claims);
            }
            if (System.nanoTime() - lastCheck > PARTITION_CHECK_INTERVAL.toNanos()) {
                lastCheck = System.nanoTime();
                if (TopicReadingThread.partitions(consumer, MeshTopics.LINEAGE.value()).size() != partitions.size()) {
                    return;
                }
            }
        }
    }

    private Optional<Accepted> read(ConsumerRecord<byte[], byte[]> message) {
        if (message.value() != null && message.value().length <= OpenLineageLimits.EVENT_BYTES) {
            try {
                if (OpenLineageEventReader.read(OpenLineageJson.parse(message.value())) instanceof Accepted accepted) {
                    acceptedCount.increment();
                    noticeParts(message, accepted);
                    return Optional.of(accepted);
                }
            } catch (OpenLineageJson.Malformed e) {
                // Counted and logged below like other invalid records.
            }
        }
        skippedCount.increment();
        if (isLogged(skippedCount.sum())) {
            LOG.warn("Skipped a record that is not an OpenLineage event: {}-{}@{}; {} so far",
                    message.topic(), message.partition(), message.offset(), skippedCount.sum());
        }
        return Optional.empty();
    }

    private void noticeParts(ConsumerRecord<byte[], byte[]> message, Accepted accepted) {
        Optional<LineageEventNotice> notice = accepted.notices().stream().findFirst()
                .or(() -> times.notice(accepted.event(), Instant.ofEpochMilli(message.timestamp())));
        if (notice.isEmpty()) {
            return;
        }
        noticedCount.increment();
        if (isLogged(noticedCount.sum())) {
            LOG.info("Parts of an OpenLineage event do not count: {}-{}@{}; the first: {} {}; {} such events so far",
                    message.topic(), message.partition(), message.offset(), notice.get().path(),
                    notice.get().message(), noticedCount.sum());
        }
    }

    private static boolean isLogged(long count) {
        return count <= LOG_EVERY || count % LOG_EVERY == 0;
    }

    @PreDestroy
    void close() {
        thread.close();
    }
}
