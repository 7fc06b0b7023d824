// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.topics;

import io.heddle.component.logging.RepeatedMessageFilter;
import io.heddle.registry.config.RegistryConfig;
import io.heddle.registry.problem.ProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the mesh's own topics for all {@link MeshTopicListener}s, in its own thread and without a consumer group,
 * because every replica reads everything. After an outage it continues at its last position, so nothing is delivered
 * twice. Thread-safe.
 */
@Singleton
public final class MeshTopicReader {
    private static final Logger LOG = LoggerFactory.getLogger(MeshTopicReader.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final RepeatedMessageFilter repeatedMessages = new RepeatedMessageFilter();
    private final List<MeshTopicListener> listeners;
    private final MeshRecordDecoder decoder;
    private final Clock clock;
    private final StartOffsets starts;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final Map<TopicPartition, Long> backlogEnds = new HashMap<>();
    private final TopicReadingThread thread;

    MeshTopicReader(RegistryConfig config, List<MeshTopicListener> listeners, MeshRecordDecoder decoder, Clock clock) {
        this.listeners = List.copyOf(listeners);
        this.decoder = decoder;
        this.clock = clock;
        this.starts = new StartOffsets(clock);
        this.thread = new TopicReadingThread("heddle-registry-board", config, this::follow);
    }

    /** Starts reading; the topics must exist. */
    public void start() {
        thread.start();
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        assignPartitions(consumer);
        while (!thread.isClosing()) {
            for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
                dispatch(message);
                positions.put(new TopicPartition(message.topic(), message.partition()), message.offset() + 1);
            }
        }
    }

    private void assignPartitions(Consumer<byte[], byte[]> consumer) {
        Map<MeshTopicListener, List<TopicPartition>> unknown = new LinkedHashMap<>();
        List<TopicPartition> all = new ArrayList<>(positions.keySet());
        for (MeshTopicListener listener : listeners) {
            List<TopicPartition> partitions = TopicReadingThread.partitions(consumer, listener.topic().value()).stream()
                    .filter(partition -> !positions.containsKey(partition))
                    .toList();
            unknown.put(listener, partitions);
            all.addAll(partitions);
        }
        // Assign first: the client logs a warning if asked for the end offsets of unassigned partitions.
        consumer.assign(all);
        unknown.forEach((listener, partitions) -> {
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            backlogEnds.putAll(ends);
            positions.putAll(starts.resolve(consumer, listener.startPosition(), ends));
        });
        positions.forEach(consumer::seek);
    }

    private void dispatch(ConsumerRecord<byte[], byte[]> message) {
        Optional<GenericRecord> record = message.value() == null
                ? Optional.empty()
                : decoder.decode(message.topic(), message.value());
        if (record.isEmpty() && message.value() != null) {
            if (repeatedMessages.isDue(message.topic())) {
                LOG.warn("Skipped an unreadable record: {}-{}@{}", message.topic(), message.partition(),
                        message.offset());
            }
            return;
        }
        String key = message.key() == null ? "" : new String(message.key(), StandardCharsets.UTF_8);
        for (MeshTopicListener listener : listeners) {
            if (listener.topic().value().equals(message.topic())) {
                deliver(listener, key, record.orElse(null), message);
            }
        }
    }

    /** A listener that fails on a record misses only that record; other listeners are not affected. */
    private void deliver(
            MeshTopicListener listener, String key, @Nullable GenericRecord record,
            ConsumerRecord<byte[], byte[]> message) {
        try {
            listener.onRecord(key, record, receivedAt(message));
        } catch (KafkaException | ProblemException e) {
            throw e;
        } catch (RuntimeException e) {
            if (repeatedMessages.isDue(listener.getClass(), e.getClass())) {
                LOG.error("{} could not process the record {}-{}@{}: {}",
                        listener.getClass().getSimpleName(), message.topic(),
                        message.partition(), message.offset(), FailureLocation.describe(e));
            }
        }
    }

    /** The writer's clock may be wrong, so it is used only for records written before this process started to read. */
    private Instant receivedAt(ConsumerRecord<byte[], byte[]> message) {
        Instant now = clock.instant();
        long backlog = backlogEnds.getOrDefault(new TopicPartition(message.topic(), message.partition()), 0L);
        Instant written = Instant.ofEpochMilli(message.timestamp());
        return message.offset() < backlog && written.isBefore(now) ? written : now;
    }

    @PreDestroy
    void close() {
        thread.close();
    }
}
