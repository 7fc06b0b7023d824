// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.openlineage;

import io.heddle.contract.MeshTopics;
import io.heddle.registry.config.RegistryConfig;
import io.heddle.registry.lineage.Lineage;
import io.heddle.registry.lineage.LineageClaim;
import io.heddle.registry.topics.TopicReadingThread;
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
import java.util.concurrent.atomic.LongAdder;

/**
 * Reads {@code mesh.lineage} from the beginning into the graph, in its own thread and without a consumer group, because
 * every replica reads everything. Invalid events are skipped and counted. Thread-safe.
 */
@Singleton
public final class LineageTopicReader {
    private static final Logger LOG = LoggerFactory.getLogger(LineageTopicReader.class);
    private static final Duration POLL = Duration.ofMillis(500);

    /** Limits logging for a misbehaving client: the first 100 skipped records, then every 100th. */
    private static final int LOG_EVERY = 100;

    private static final Duration PARTITION_CHECK_INTERVAL = Duration.ofMinutes(5);

    private final Lineage lineage;
    private final LongAdder acceptedCount = new LongAdder();
    private final LongAdder skippedCount = new LongAdder();
    private final TopicReadingThread thread;

    LineageTopicReader(RegistryConfig config, Lineage lineage) {
        this.lineage = lineage;
        this.thread = new TopicReadingThread("heddle-registry-lineage", config, this::follow);
    }

    /** Starts reading; the topic must exist. */
    public void start() {
        thread.start();
    }

    /** The number of events added to the graph since the start. */
    public long acceptedCount() {
        return acceptedCount.sum();
    }

    /** The number of invalid records since the start. */
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
            consumer.poll(POLL).forEach(message -> claims.addAll(claims(message)));
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

    private List<LineageClaim> claims(ConsumerRecord<byte[], byte[]> message) {
        if (message.value() != null && message.value().length <= OpenLineageLimits.EVENT_BYTES) {
            try {
                if (OpenLineageEventReader.read(
                        OpenLineageJson.parse(message.value())) instanceof OpenLineageEventReader.Reading.Valid valid) {
                    acceptedCount.increment();
                    return LineageEventClaims.fromEventEvent(valid.event(), Instant.ofEpochMilli(message.timestamp()));
                }
            } catch (OpenLineageJson.Malformed e) {
                // Counted and logged below like other invalid records.
            }
        }
        skippedCount.increment();
        if (skippedCount.sum() <= LOG_EVERY || skippedCount.sum() % LOG_EVERY == 0) {
            LOG.warn("Skipped a record that is not an OpenLineage event: {}-{}@{}; {} so far",
                    message.topic(), message.partition(), message.offset(), skippedCount.sum());
        }
        return List.of();
    }

    @PreDestroy
    void close() throws InterruptedException {
        thread.close();
    }
}
