// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.topics;

import io.heddle.registry.RegistryConfig;
import io.heddle.registry.problem.ProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Follows the mesh's own topics for all {@link MeshTopicListener}s, in a thread of its own, without a consumer group:
 * every replica reads everything. After an outage it goes on where it was, so that nothing is told twice. Thread-safe.
 */
@Singleton
public final class MeshTopicReader {
    private static final Logger LOG = LoggerFactory.getLogger(MeshTopicReader.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final RegistryConfig config;
    private final List<MeshTopicListener> listeners;
    private final MeshDecoder decoder;
    private final Clock clock;
    private final StartOffsets starts;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final Map<TopicPartition, Long> backlogEnds = new HashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().daemon().name("heddle-registry-board").unstarted(this::run);

    MeshTopicReader(RegistryConfig config, List<MeshTopicListener> listeners, MeshDecoder decoder, Clock clock) {
        this.config = config;
        this.listeners = List.copyOf(listeners);
        this.decoder = decoder;
        this.clock = clock;
        this.starts = new StartOffsets(clock);
    }

    /** Begins to read; the topics must be there. */
    public void start() {
        thread.start();
    }

    private void run() {
        while (closing.getCount() > 0) {
            try (KafkaConsumer<String, byte[]> consumer = consumer()) {
                begin(consumer);
                while (closing.getCount() > 0) {
                    for (ConsumerRecord<String, byte[]> message : consumer.poll(POLL)) {
                        show(message);
                        positions.put(new TopicPartition(message.topic(), message.partition()), message.offset() + 1);
                    }
                }
            } catch (WakeupException e) {
                return;
            } catch (KafkaException | ProblemException e) {
                // Nothing is lost: the next round goes on where this one was.
                LOG.warn("Reading the mesh's own topics failed, trying again: {}", e.getClass().getName());
                pause();
            }
        }
    }

    private void begin(KafkaConsumer<String, byte[]> consumer) {
        Map<MeshTopicListener, List<TopicPartition>> unknown = new LinkedHashMap<>();
        List<TopicPartition> all = new ArrayList<>(positions.keySet());
        for (MeshTopicListener listener : listeners) {
            List<TopicPartition> partitions = consumer.partitionsFor(listener.topic().value()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .filter(partition -> !positions.containsKey(partition))
                    .toList();
            unknown.put(listener, partitions);
            all.addAll(partitions);
        }
        // Before their ends are asked for: the client warns of partitions that are not assigned.
        consumer.assign(all);
        unknown.forEach((listener, partitions) -> {
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            backlogEnds.putAll(ends);
            positions.putAll(starts.of(consumer, listener.from(), ends));
        });
        positions.forEach(consumer::seek);
    }

    private void show(ConsumerRecord<String, byte[]> message) {
        Optional<GenericRecord> record = message.value() == null
                ? Optional.empty()
                : decoder.decode(message.topic(), message.value());
        if (record.isEmpty() && message.value() != null) {
            LOG.warn("Skipped an unreadable record: {}-{}@{}", message.topic(), message.partition(), message.offset());
            return;
        }
        String key = Objects.requireNonNullElse(message.key(), "");
        for (MeshTopicListener listener : listeners) {
            if (listener.topic().value().equals(message.topic())) {
                listener.heard(key, record.orElse(null), heardAt(message));
            }
        }
    }

    /** The writer's clock may be wrong: it is only believed for what was there before. */
    private Instant heardAt(ConsumerRecord<String, byte[]> message) {
        Instant now = clock.instant();
        long backlog = backlogEnds.getOrDefault(new TopicPartition(message.topic(), message.partition()), 0L);
        Instant written = Instant.ofEpochMilli(message.timestamp());
        return message.offset() < backlog && written.isBefore(now) ? written : now;
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> properties = new HashMap<>(config.kafka());
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "heddle-registry-board");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 << 20);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
        return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
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
