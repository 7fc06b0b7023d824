// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.preview;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Reads the newest records of a topic across all partitions. Offsets may have no record (transaction markers, aborted
 * records, compaction), so it extends the search backwards until it has enough. Not thread-safe.
 */
final class TopicTailReader implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int MAX_ATTEMPTS = 4;

    private final String topic;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final PriorityQueue<TopicTailRecord> newest = new PriorityQueue<>(TopicTailRecord.OLDEST_FIRST);
    private final long deadline = System.nanoTime() + TIMEOUT.toNanos();

    TopicTailReader(Map<String, Object> kafka, String topic) {
        this.topic = topic;
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "heddle-registry-preview");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 2 << 20);
        properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 256 << 10);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 200);
        properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
        this.consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** @return false if the time limit was reached before enough records were found */
    boolean read(int limit) {
        List<TopicPartition> partitions = partitions();
        // Assign first: the client logs a warning if asked for the end offsets of unassigned partitions.
        consumer.assign(partitions);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
        long window = 2L * limit + 10;
        for (int attempt = 0; attempt < MAX_ATTEMPTS && newest.size() < limit; attempt++) {
            Map<TopicPartition, Long> starts = new HashMap<>();
            for (TopicPartition partition : partitions) {
                starts.put(partition, Math.max(beginnings.getOrDefault(partition, 0L),
                        ends.getOrDefault(partition, 0L) - window));
            }
            if (!read(starts, ends, limit)) {
                return false;
            }
            // Continue with the range before this one.
            ends.putAll(starts);
            window *= 10;
        }
        return newest.size() >= limit || ends.equals(beginnings);
    }

    private boolean read(Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends, int limit) {
        List<TopicPartition> open = new ArrayList<>();
        starts.forEach((partition, start) -> {
            consumer.seek(partition, start);
            if (start < ends.getOrDefault(partition, 0L)) {
                open.add(partition);
            }
        });
        consumer.pause(starts.keySet());
        consumer.resume(open);
        while (!open.isEmpty()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                if (record.offset() < ends.getOrDefault(partition, 0L)) {
                    newest.add(new TopicTailRecord(record));
                    if (newest.size() > limit) {
                        newest.poll();
                    }
                }
            }
            open.removeIf(partition -> {
                boolean done = consumer.position(partition) >= ends.getOrDefault(partition, 0L);
                if (done) {
                    consumer.pause(List.of(partition));
                }
                return done;
            });
        }
        return true;
    }

    private List<TopicPartition> partitions() {
        try {
            return consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
        } catch (UnknownTopicOrPartitionException e) {
            // The topics of a draft do not exist yet.
            return List.of();
        }
    }

    List<TopicTailRecord> newest() {
        return newest.stream().sorted(TopicTailRecord.OLDEST_FIRST.reversed()).toList();
    }

    @Override
    public void close() {
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofMillis(500)));
    }
}
