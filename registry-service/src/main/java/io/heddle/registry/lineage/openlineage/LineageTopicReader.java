// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.openlineage;

import io.heddle.contract.MeshTopics;
import io.heddle.registry.RegistryConfig;
import io.heddle.registry.lineage.Lineage;
import io.heddle.registry.lineage.LineageClaim;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Follows {@code mesh.lineage} from where its retention begins into the graph, in a thread of its own, without a consumer
 * group: every replica reads everything. What is no event is skipped and counted. Thread-safe.
 */
@Singleton
public final class LineageTopicReader {
    private static final Logger LOG = LoggerFactory.getLogger(LineageTopicReader.class);
    private static final Duration POLL = Duration.ofMillis(500);

    /** A client gone wild must not fill the disk with what is told of it: the first so many, then each so-many-th. */
    private static final int TOLD = 100;

    private static final Duration NEW_PARTITIONS = Duration.ofMinutes(5);

    private final RegistryConfig config;
    private final Lineage lineage;
    private final LongAdder taken = new LongAdder();
    private final LongAdder skipped = new LongAdder();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().daemon().name("heddle-registry-lineage").unstarted(this::run);

    LineageTopicReader(RegistryConfig config, Lineage lineage) {
        this.config = config;
        this.lineage = lineage;
    }

    /** Begins to read; the topic must be there. */
    public void start() {
        thread.start();
    }

    /** How many events went into the graph since the start. */
    public long taken() {
        return taken.sum();
    }

    /** How many records were no events, since the start. */
    public long skipped() {
        return skipped.sum();
    }

    private void run() {
        while (closing.getCount() > 0) {
            try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
                follow(consumer);
            } catch (KafkaException e) {
                // Nothing is lost: the next round begins again where the topic does, and what is known merges.
                LOG.warn("Reading {} failed, trying again: {}", MeshTopics.LINEAGE, e.getClass().getName());
                pause();
            } catch (RuntimeException e) {
                LOG.error("Reading {} failed unexpectedly, trying again", MeshTopics.LINEAGE, e);
                pause();
            }
        }
    }

    private void follow(KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = partitions(consumer);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        long looked = System.nanoTime();
        while (closing.getCount() > 0) {
            List<LineageClaim> claims = new ArrayList<>();
            consumer.poll(POLL).forEach(message -> claims.addAll(claims(message)));
            if (!claims.isEmpty()) {
                lineage.merge(claims);
            }
            if (System.nanoTime() - looked > NEW_PARTITIONS.toNanos()) {
                looked = System.nanoTime();
                if (partitions(consumer).size() != partitions.size()) {
                    return;
                }
            }
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        return consumer.partitionsFor(MeshTopics.LINEAGE.value()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private List<LineageClaim> claims(ConsumerRecord<byte[], byte[]> message) {
        if (message.value() != null && message.value().length <= Bounds.EVENT_BYTES) {
            try {
                if (EventReader.read(EventJson.parse(message.value())) instanceof EventReader.Reading.Valid valid) {
                    taken.increment();
                    return EventClaims.of(valid.event(), Instant.ofEpochMilli(message.timestamp()));
                }
            } catch (EventJson.Malformed e) {
                // Told below with all the others.
            }
        }
        skipped.increment();
        if (skipped.sum() <= TOLD || skipped.sum() % TOLD == 0) {
            LOG.warn("Skipped a record that is no OpenLineage event: {}-{}@{}; {} so far",
                    message.topic(), message.partition(), message.offset(), skipped.sum());
        }
        return List.of();
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> properties = new HashMap<>(config.kafka());
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "heddle-registry-lineage");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private void pause() {
        try {
            closing.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            closing.countDown();
        }
    }

    @PreDestroy
    void close() throws InterruptedException {
        closing.countDown();
        thread.join(Duration.ofSeconds(2));
    }
}
